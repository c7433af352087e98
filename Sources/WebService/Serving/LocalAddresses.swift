internal import NIOCore

/// The addresses by which phones in the same network reach this machine.
public enum LocalAddresses {
  /// IPv4, but the loopback's.
  public static var all: [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    return devices.compactMap { device in
      guard case .v4 = device.address, let address = device.address?.ipAddress, !address.hasPrefix("127.")
      else { return nil }
      return address
    }
  }
}
