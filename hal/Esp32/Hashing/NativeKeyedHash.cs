using System;
using System.Security.Cryptography;

namespace NanoV2G.Hal.Esp32.Hashing;

/// <summary>
/// The keyed hash HMAC-SHA-256 (RFC 2104 with FIPS 180-4) by the chip's firmware. Allocates, so it is not for the tick. The
/// chip takes whole arrays only, so the message is copied first.
/// </summary>
public sealed class NativeKeyedHash
{
    /// <summary>Hashes part of a message under a key.</summary>
    /// <param name="key">The whole key, at least 1 byte.</param>
    /// <param name="data">Holds the message.</param>
    /// <param name="offset">First index of the message.</param>
    /// <param name="count">Length of the message, bytes, 0 allowed.</param>
    /// <returns>The 32 bytes of the hash, a new array.</returns>
    public byte[] Compute(byte[] key, byte[] data, int offset, int count)
    {
        byte[] message = new byte[count];
        if (count > 0)
        {
            Array.Copy(data, offset, message, 0, count);
        }

        return HMACSHA256.HashData(key, message);
    }
}
