internal import Store

/// The tables. `event` and `setting` are what was done; all others follow from the events and can be made anew.
/// Steps that have been released are never changed.
enum Schema {
  static let migrations = [
    Store.Migration("1 collection") { try $0.executeAll(log + students + photos + office) },
    Store.Migration("2 merges") { try $0.executeAll(merges) },
    Store.Migration("3 access") { try $0.executeAll(access) },
    Store.Migration("4 questions") { try $0.executeAll(questions) },
    Store.Migration("5 versions") { try $0.executeAll(versions) },
  ]

  /// What follows from the events, in the order in which it can be emptied.
  static let derived = [
    "face", "comparison", "take", "returnedTake", "code", "consent", "correction", "question", "attempt",
    "ledger", "file", "alias", "noticeRun", "student",
  ]

  private static let log = """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE,
      previous TEXT NOT NULL,
      time INTEGER NOT NULL,
      actor TEXT NOT NULL,
      student INTEGER,
      name TEXT NOT NULL,
      "from" TEXT,
      "to" TEXT,
      commitment TEXT NOT NULL,
      salt TEXT,
      content TEXT,
      merge INTEGER,
      skipped INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX eventStudent ON event (student, id);
    CREATE INDEX eventOwn ON event (id) WHERE merge IS NULL;
    -- What is still to be overwritten after rows were deleted: paths of files, the log's text, free pages.
    CREATE TABLE erasure (what TEXT PRIMARY KEY) WITHOUT ROWID;
    -- Messages: the events after "first" up to "last" were told in one run.
    CREATE TABLE noticeRun (run INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, time INTEGER NOT NULL);

    """

  private static let students = """
    CREATE TABLE student (
      id INTEGER PRIMARY KEY,
      number TEXT, exam TEXT, name TEXT, sex TEXT,
      identity TEXT, identityKey TEXT UNIQUE, lastFour TEXT, document TEXT,
      college TEXT, major TEXT, class TEXT, level TEXT,
      phone TEXT, address TEXT, postcode TEXT,
      numberKey TEXT UNIQUE, examKey TEXT UNIQUE,
      state TEXT NOT NULL, since INTEGER NOT NULL, version INTEGER NOT NULL,
      verified INTEGER, consented INTEGER, confirmed INTEGER, profiled INTEGER,
      accepted TEXT, submitted INTEGER, paid INTEGER NOT NULL DEFAULT 0,
      reviewer TEXT, reasons TEXT,
      gone INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX studentPlace ON student (college, class, state);
    CREATE INDEX studentState ON student (state, submitted);
    -- Students of merged collections, who are students of this one.
    CREATE TABLE alias (foreignID INTEGER PRIMARY KEY, student INTEGER NOT NULL);
    CREATE TABLE attempt (student INTEGER PRIMARY KEY, wrong INTEGER NOT NULL, until INTEGER);
    CREATE TABLE consent (
      student INTEGER PRIMARY KEY, text TEXT NOT NULL, version TEXT NOT NULL, channel TEXT NOT NULL, time INTEGER NOT NULL
    );
    CREATE TABLE correction (
      id INTEGER PRIMARY KEY, student INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, why TEXT NOT NULL,
      time INTEGER NOT NULL, decision TEXT, decided INTEGER, decidedBy TEXT, answer TEXT
    );
    CREATE INDEX correctionStudent ON correction (student);
    CREATE INDEX correctionOpen ON correction (id) WHERE decision IS NULL;

    """

  private static let photos = """
    CREATE TABLE file (
      folder TEXT NOT NULL, sha256 TEXT NOT NULL, student INTEGER NOT NULL, PRIMARY KEY (folder, sha256, student)
    ) WITHOUT ROWID;
    CREATE INDEX fileStudent ON file (student);
    -- One code one 学籍.
    CREATE TABLE code (
      sha256 TEXT PRIMARY KEY, student INTEGER NOT NULL UNIQUE, payload BLOB NOT NULL, time INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE take (
      original TEXT PRIMARY KEY,
      student INTEGER NOT NULL,
      number INTEGER NOT NULL,
      time INTEGER NOT NULL,
      finished TEXT,
      outcome TEXT NOT NULL,
      findings TEXT NOT NULL,
      failure TEXT,
      warnings TEXT NOT NULL,
      UNIQUE (student, number)
    ) WITHOUT ROWID;
    CREATE INDEX takeFinished ON take (finished);
    -- 严禁重复提交被驳回照片.
    CREATE TABLE returnedTake (original TEXT PRIMARY KEY, student INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX returnedTakeStudent ON returnedTake (student);
    CREATE TABLE face (take TEXT PRIMARY KEY, student INTEGER NOT NULL, embedding BLOB NOT NULL) WITHOUT ROWID;
    CREATE INDEX faceStudent ON face (student);
    CREATE TABLE comparison (
      id INTEGER PRIMARY KEY, student INTEGER NOT NULL, take TEXT NOT NULL, reference TEXT NOT NULL,
      verdict TEXT NOT NULL, similarity REAL, falseMatchRate REAL, faults TEXT, time INTEGER NOT NULL
    );
    CREATE INDEX comparisonStudent ON comparison (student);

    """

  private static let merges = """
    CREATE INDEX aliasStudent ON alias (student);
    ALTER TABLE event ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
    -- Lines that a later merge took over.
    CREATE INDEX eventLate ON event (merge) WHERE merge > id;
    -- Students who were not merged, or were closed, are nobody's whom a purge could reach.
    INSERT INTO erasure (what) SELECT column1 FROM (VALUES ('log'), ('pages'), ('journal'))
      WHERE EXISTS (SELECT 1 FROM event WHERE skipped = 1 AND content NOT NULL AND student NOT NULL
        AND student NOT IN (SELECT id FROM student) AND student NOT IN (SELECT foreignID FROM alias));
    UPDATE event SET salt = NULL, content = NULL WHERE skipped = 1 AND student NOT NULL
      AND student NOT IN (SELECT id FROM student) AND student NOT IN (SELECT foreignID FROM alias);

    """

  private static let office = """
    CREATE TABLE ledger (
      id INTEGER PRIMARY KEY,
      student INTEGER NOT NULL,
      kind TEXT NOT NULL,
      fen INTEGER NOT NULL,
      receipt TEXT,
      payer TEXT,
      day TEXT NOT NULL,
      class TEXT NOT NULL,
      college TEXT NOT NULL,
      time INTEGER NOT NULL
    );
    CREATE UNIQUE INDEX ledgerReceipt ON ledger (kind, receipt);
    CREATE INDEX ledgerStudent ON ledger (student);
    """

  /// Who may come in, and what waits to be looked at: no part of the log. Of tokens only the SHA-256 is kept.
  private static let access = """
    ALTER TABLE take ADD COLUMN marked TEXT;
    ALTER TABLE student ADD COLUMN asked TEXT;
    CREATE INDEX takeTime ON take (time);
    CREATE TABLE link (
      digest TEXT PRIMARY KEY, student INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER,
      tries INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX linkStudent ON link (student);
    CREATE TABLE account (
      name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, wrong INTEGER NOT NULL DEFAULT 0,
      until INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE session (
      digest TEXT PRIMARY KEY, student INTEGER, account TEXT, expires INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX sessionStudent ON session (student);
    -- What became of a photo: the number of its take, or why it was not taken in.
    CREATE TABLE upload (
      id INTEGER PRIMARY KEY, student INTEGER NOT NULL, time INTEGER NOT NULL, take INTEGER, failure TEXT
    );
    CREATE INDEX uploadStudent ON upload (student);
    """

  private static let questions = """
    CREATE TABLE question (
      id INTEGER PRIMARY KEY, student INTEGER NOT NULL, text TEXT NOT NULL, time INTEGER NOT NULL,
      answer TEXT, answered INTEGER, answeredBy TEXT
    );
    CREATE INDEX questionStudent ON question (student);
    CREATE INDEX questionOpen ON question (id) WHERE answer IS NULL;
    """

  /// Questions and answers were versions of their students; uploads that were refused told whose the photo was.
  private static let versions = """
    UPDATE student SET version = (
      SELECT id FROM event
      WHERE (event.student = student.id OR event.student IN (SELECT foreignID FROM alias WHERE alias.student = student.id))
        AND skipped = 0 AND "to" NOT NULL AND name NOT IN ('asked-office', 'answered')
      ORDER BY CASE WHEN merge > id THEN merge ELSE id END DESC, id DESC LIMIT 1)
    WHERE version IN (SELECT id FROM event WHERE name IN ('asked-office', 'answered'));
    INSERT OR IGNORE INTO erasure (what) SELECT column1 FROM (VALUES ('pages'), ('journal'))
      WHERE EXISTS (SELECT 1 FROM upload WHERE failure LIKE '%"photo-of-another"%');
    UPDATE upload SET failure = '{"code":"photo-of-another","en":"Somebody else has handed in this photo: hand in your own.","zh":"这张照片已由别人交过：请交自己的照片。"}'
      WHERE failure LIKE '%"photo-of-another"%';
    """
}
