namespace System.Security.Cryptography.X509Certificates;

/// <summary>Stand-in for a certificate (nanoFramework.System.Net 1.11.60): PEM text must end with a zero byte.</summary>
public class X509Certificate
{
    private readonly byte[] _certificate;

    public X509Certificate(byte[] certificate)
    {
        MustEndWithZero(certificate);
        _certificate = certificate;
    }

    public virtual byte[] GetRawCertData()
    {
        return _certificate;
    }

    private protected static void MustEndWithZero(byte[] text)
    {
        if (text.Length == 0 || text[text.Length - 1] != 0)
        {
            throw new ArgumentException();
        }
    }
}

/// <summary>Stand-in for a certificate with its private key.</summary>
public class X509Certificate2 : X509Certificate
{
    public X509Certificate2(byte[] rawData, byte[] key, string password)
        : base(rawData)
    {
        MustEndWithZero(key);
        PrivateKey = key;
    }

    public byte[] PrivateKey { get; }
}
