extern alias Device;

using System.Text;
using Device::NanoV2G.Hal.Esp32.Messages;
using Device::NanoV2G.Hal.Esp32.Storage;
using Device::NanoV2G.Tests.DeviceStandIns.Files;

namespace NanoV2G.Tests.Device;

[TestClass]
[DoNotParallelize]
public sealed class LinkSettingsTest
{
    public LinkSettingsTest()
    {
        Flash.Erase();
    }

    [TestMethod]
    public void Without_files_there_is_no_link()
    {
        LinkSettings settings = LinkSettingsReader.Read(new LittleFsFileStore());
        Assert.AreEqual("", settings.Host);
        Assert.IsNull(settings.AuthorityCertificate);
    }

    [TestMethod]
    public void Each_key_is_read_whatever_the_line_ends()
    {
        Put("link.txt", "host=broker.example\r\nport=8883\nsecure=1\nclient=unit-7\r\nuser=u=1\npassword=p\nssid=House 5\nwifipassword= x\nother=1\nnonsense\n=\n");
        LinkSettings settings = LinkSettingsReader.Read(new LittleFsFileStore());
        Assert.AreEqual("broker.example", settings.Host);
        Assert.AreEqual(8883, settings.Port);
        Assert.IsTrue(settings.IsSecure);
        Assert.AreEqual("unit-7", settings.ClientId);
        Assert.AreEqual("u=1", settings.User);
        Assert.AreEqual("p", settings.Password);
        Assert.AreEqual("House 5", settings.WifiName);
        Assert.AreEqual(" x", settings.WifiPassword);
    }

    [TestMethod]
    [DataRow("port=0")]
    [DataRow("port=65536")]
    [DataRow("port=12a")]
    [DataRow("port=99999999999999")]
    [DataRow("port=")]
    public void A_port_that_is_none_leaves_the_default(string line)
    {
        Put("link.txt", line);
        Assert.AreEqual(1883, LinkSettingsReader.Read(new LittleFsFileStore()).Port);
    }

    [TestMethod]
    public void Certificates_end_with_the_zero_byte_that_the_library_demands()
    {
        Put("ca.pem", "-----BEGIN");
        byte[] certificate = LinkSettingsReader.Read(new LittleFsFileStore()).AuthorityCertificate;
        Assert.AreEqual(11, certificate.Length);
        Assert.AreEqual(0, certificate[^1]);
    }

    [TestMethod]
    public void A_file_beyond_the_limit_is_not_read()
    {
        Flash.Commit("I:\\ca.pem", new byte[LinkSettingsReader.MostBytes + 1]);
        Assert.IsNull(LinkSettingsReader.Read(new LittleFsFileStore()).AuthorityCertificate);
    }

    private static void Put(string name, string text) => Flash.Commit("I:\\" + name, Encoding.ASCII.GetBytes(text));
}
