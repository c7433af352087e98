internal import Store

extension Journal {
  /// Steps that have been released are never changed. The first is the journal of version 0.1, which knew no steps: it
  /// finds its tables and leaves them.
  static let migrations = [
    Store.Migration("1 photos") { try $0.executeAll(photos) },
    Store.Migration("2 codes and problems") { try $0.executeAll(codesAndProblems) },
    Store.Migration("3 reasons of skipped entries") { try $0.executeAll(skipReasons) },
    Store.Migration("4 findings without words") { try $0.execute("ALTER TABLE photo ADD COLUMN quiet TEXT") },
  ]

  private static let photos = """
    CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS photo (
      id INTEGER PRIMARY KEY,
      path BLOB NOT NULL UNIQUE,
      position INTEGER,
      mine INTEGER NOT NULL,
      size INTEGER, modified INTEGER, changed INTEGER, inode INTEGER,
      sha256 TEXT,
      student INTEGER,
      note TEXT,
      wanted TEXT,
      name TEXT,
      outcome TEXT,
      findings TEXT,
      failure TEXT,
      files TEXT
    );
    CREATE INDEX IF NOT EXISTS photoPosition ON photo (position);
    CREATE INDEX IF NOT EXISTS photoName ON photo (name);
    CREATE TABLE IF NOT EXISTS taken (
      key TEXT PRIMARY KEY, photo INTEGER, folder INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS takenPhoto ON taken (photo);
    CREATE TABLE IF NOT EXISTS thumbnail (photo INTEGER PRIMARY KEY, jpeg BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS skipped (path BLOB PRIMARY KEY, folder INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS student (
      line INTEGER PRIMARY KEY, number TEXT, name TEXT, identity TEXT, exam TEXT, college TEXT, major TEXT, class TEXT
    );
    """

  /// What queries ask for gets columns of its own, so that none looks into encoded values. Identity numbers are whole
  /// from here on: the next run with the roster writes them anew.
  private static let codesAndProblems = """
    ALTER TABLE photo RENAME COLUMN wanted TO requestedName;
    ALTER TABLE photo ADD COLUMN noteCode TEXT;
    ALTER TABLE photo ADD COLUMN notes TEXT;
    UPDATE photo SET noteCode = (SELECT CASE key WHEN 'sameName' THEN 'same-name' WHEN 'emptyField' THEN 'empty-field'
      ELSE key END FROM json_each(note)) WHERE note NOT NULL;
    CREATE TABLE problem (
      photo INTEGER NOT NULL, rule TEXT NOT NULL, verdict TEXT NOT NULL, PRIMARY KEY (photo, rule)
    ) WITHOUT ROWID;
    INSERT OR IGNORE INTO problem
      SELECT photo.id, json_extract(f.value, '$.rule'), json_extract(f.value, '$.verdict')
      FROM photo, json_each(photo.findings) AS f
      WHERE json_extract(f.value, '$.verdict') IN ('fail', 'review', 'unassessable');
    """

  /// Entries from before have none: the next run finds them anew.
  private static let skipReasons = """
    ALTER TABLE skipped ADD COLUMN reason TEXT;
    ALTER TABLE skipped ADD COLUMN reasonCode TEXT;
    """
}
