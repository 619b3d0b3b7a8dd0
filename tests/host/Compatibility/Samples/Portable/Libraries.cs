using System.IO;
using System.Security.Cryptography;

namespace NanoV2G.OffendingSamples.Portable;

public class Libraries
{
    private FileMode _mode; // expect: portable-code

    public byte[] Hashed(byte[] key, byte[] text)
    {
        return HMACSHA256.HashData(key, text); // expect: portable-code, blocking-call
    }

    public bool Has(string name)
    {
        return _mode == 0 && File.Exists(name); // expect: portable-code, blocking-call
    }

    public int Length(string name)
    {
        return name.Length;
    }
}
