import Barcodes
import Testing

@Suite("What a code's bytes are")
struct QRPayloadTests {
  @Test(
    "by their form",
    arguments: [
      ("http://weixin.qq.com/r/QkOJ3vTE2GbErY9r9xkC", QRPayload.Kind.officialAccount),
      ("wxp://f2f0AbCdEfGhIjKlMnOpQrStUvWxYz", .payment),
      ("weixin://wxpay/bizpayurl?pr=abc", .payment),
      ("HTTPS://QR.ALIPAY.COM/FKX01234", .payment),
      ("https://qr.95516.com/00010000/62", .payment),
      ("weixin://dl/business", .weChat), ("https://u.wechat.com/MHxY", .weChat),
      ("https://www.chsi.com.cn/", .webLink), ("  http://example.com/r/weixin", .webLink),
      ("www.example.com", .webLink),
      ("tel:+8610000", .otherLink), ("WIFI:S:school;T:WPA;P:12345678;;", .otherLink),
      ("myapp://open?x", .otherLink),
      ("MEBKM:TITLE:;URL:http\\://example.com;;", .otherLink), ("BIZCARD:N:Li;X:Lei;;", .otherLink),
      ("毕业照\nHTTPS://example.com/a", .webLink),
      ("BEGIN:VCARD\r\nFN:张三\r\nEND:VCARD", .otherLink),
      ("20210001", .text), ("440102198001021230", .text), ("张三 计算机学院 2021级", .text), ("hello, world", .text),
      ("qL3v9ZkT0sXy7wB1aQ8eRm5nUc2dFh4j", .opaque), ("deadbeefdeadbeefdeadbeef", .opaque),
      ("", .empty),
    ])
  func kinds(_ text: String, _ kind: QRPayload.Kind) {
    let payload = QRPayload(Array(text.utf8))
    #expect(payload.kind == kind)
    #expect(payload.text == text)
  }

  @Test("bytes that are no UTF-8, or hold control characters, are data and never text")
  func binary() {
    for bytes in [
      [0xC4, 0xE3, 0xBA, 0xC3], [0x41, 0x00, 0x42], [0xFF], [0x68, 0x74, 0x74, 0x70, 0x3A, 0x2F, 0x2F, 0x80],
    ]
      as [[UInt8]]
    {
      let payload = QRPayload(bytes)
      #expect(payload.kind == (bytes.count > 5 ? .webLink : .opaque))
      #expect(payload.text == nil)
    }
  }
}
