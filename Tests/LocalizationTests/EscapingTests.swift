import Localization
import Testing

@Suite struct EscapingTests {
  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "'=1+1"), ("@x", "'@x"),
    ("-2", "'-2"),
    ("+a", "'+a"), ("a\nb", "\"a\nb\""), ("\t=1", "\"'\t=1\""), ("＝1", "'＝1"), ("\n=1", "\"'\n=1\""),
  ]) func cells(_ text: String, _ cell: String) { #expect(Escaping.csv(text) == cell) }

  @Test(arguments: [
    ("<a b='c'>&\"", "&lt;a b=&#39;c&#39;&gt;&amp;&quot;"), ("a\u{1}b\u{0}", "a\u{FFFD}b\u{FFFD}"),
  ])
  func markup(_ text: String, _ escaped: String) { #expect(Escaping.markup(text) == escaped) }

  @Test func references() {
    #expect(Escaping.uri("d 1/é%.jpg".utf8) == "d%201/%C3%A9%25.jpg")
    #expect(Escaping.uri([0xFF] as [UInt8]) == "%FF")
  }

  @Test func scriptsCantBeLeft() {
    #expect(Escaping.script("\"</script><!--\"") == "\"\\u003c/script>\\u003c!--\"")
  }
}
