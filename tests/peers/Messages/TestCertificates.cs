using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoV2G.Tests.Peers.Messages;

/// <summary>An authority made for one test, with the certificates that it has signed, as files for a broker too.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddHours(-1);
    private static readonly DateTimeOffset To = DateTimeOffset.UtcNow.AddHours(2);

    private readonly ECDsa _authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _folder;

    public TestCertificates(string folder, string name)
    {
        _folder = folder;
        Name = name;
        CertificateRequest request = new($"CN={name}", _authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        Authority = request.CreateSelfSigned(From, To);
        File.WriteAllText(AuthorityFile, Authority.ExportCertificatePem());
    }

    public string Name { get; }

    public X509Certificate2 Authority { get; }

    public string AuthorityFile => Path.Combine(_folder, Name + ".pem");

    public string FileOf(string name) => Path.Combine(_folder, $"{Name}-{name}.pem");

    public string KeyFileOf(string name) => Path.Combine(_folder, $"{Name}-{name}.key");

    /// <summary>Signs a certificate for a name or, as a server, for the loopback address, and writes both of its files.</summary>
    public X509Certificate2 Sign(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.Create(Authority, From, To, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(FileOf(name), signed.ExportCertificatePem());
        File.WriteAllText(KeyFileOf(name), key.ExportPkcs8PrivateKeyPem());
        return signed.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        Authority.Dispose();
        _authorityKey.Dispose();
    }
}
