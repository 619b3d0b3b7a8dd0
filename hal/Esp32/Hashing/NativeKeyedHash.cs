using System;
using System.Security.Cryptography;
using NanoV2G.Hal.Hashing;

namespace NanoV2G.Hal.Esp32.Hashing;

/// <summary>HMAC-SHA-256 by the chip's firmware. It takes whole arrays only, so the message is copied first.</summary>
public sealed class NativeKeyedHash : IKeyedHash
{
    /// <inheritdoc/>
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
