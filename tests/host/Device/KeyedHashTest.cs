extern alias Device;

using System.Text;
using Device::NanoV2G.Hal.Esp32.Hashing;

namespace NanoV2G.Tests.Device;

[TestClass]
public sealed class KeyedHashTest
{
    [TestMethod]
    public void The_second_case_of_rfc_4231_is_met_also_from_the_middle_of_a_buffer()
    {
        byte[] message = Encoding.ASCII.GetBytes("..what do ya want for nothing?..");
        byte[] hash = new NativeKeyedHash().Compute(Encoding.ASCII.GetBytes("Jefe"), message, 2, message.Length - 4);
        Assert.AreEqual("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843", Convert.ToHexString(hash));
    }

    [TestMethod]
    public void An_empty_message_has_a_hash()
    {
        Assert.AreEqual(32, new NativeKeyedHash().Compute([1], [], 0, 0).Length);
    }
}
