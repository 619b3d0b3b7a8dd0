namespace NanoV2G.Hal.Hashing;

/// <summary>The keyed hash HMAC-SHA-256 (RFC 2104 with FIPS 180-4). Allocates, so it is not for the tick.</summary>
public interface IKeyedHash
{
    /// <summary>Hashes part of a message under a key.</summary>
    /// <param name="key">The whole key, at least 1 byte.</param>
    /// <param name="data">Holds the message.</param>
    /// <param name="offset">First index of the message.</param>
    /// <param name="count">Length of the message, bytes, 0 allowed.</param>
    /// <returns>The 32 bytes of the hash, a new array.</returns>
    byte[] Compute(byte[] key, byte[] data, int offset, int count);
}
