using NanoV2G.Tools.Compatibility;

namespace NanoV2G.Tests.Compatibility;

/// <summary>The compatibility check on the device code itself.</summary>
[TestClass]
public sealed class DeviceCodeTest
{
    [TestMethod]
    public void TheDeviceCodePassesEveryRule()
    {
        CompatibilityReport report = CompatibilityCheck.Run(CompatibilityOptions.ForFolder(Repository.Root, AppContext.BaseDirectory));
        Assert.AreEqual(string.Empty, string.Join('\n', report.ToLines()));
    }

    [TestMethod]
    public void AMissingAssemblyIsNamed()
    {
        CompatibilityOptions options = CompatibilityOptions.ForFolder(Repository.Root, Path.Combine(AppContext.BaseDirectory, "nowhere"));
        CompatibilityException missing = Assert.ThrowsExactly<CompatibilityException>(() => CompatibilityCheck.Run(options));
        StringAssert.Contains(missing.Message, "NanoV2G.Hal.dll does not exist");
    }
}
