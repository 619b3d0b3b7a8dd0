using nanoFramework.TestFramework;

namespace NanoV2G.OffendingSamples.SharedTests;

[TestClass]
public class SampleTest
{
    private int _shared;

    [TestMethod]
    [DataRow(1, true, "one")]
    [DataRow(-2, false, "two")]
    public void RowsAreRead(int number, bool flag, string text)
    {
        object boxed = number;
        Assert.IsTrue(boxed != null || flag, text);
    }

    [TestMethod]
    public void InstanceIsUsed()
    {
        _shared = 1; // expect: test-instance
        Assert.IsTrue(Helper());
    }

    [TestMethod]
    [DataRow(1, null)]
    public void NullInARow(int number, string text) // expect: data-row
    {
        Assert.IsTrue(number == 1, text);
    }

    [TestMethod]
    [DataRow(2L)]
    public void LongInARow(long number) // expect: data-row
    {
        Assert.IsTrue(number == 2);
    }

    [TestMethod]
    public void LibraryIsMissing()
    {
        Assert.IsTrue("a".Trim() == ""); // expect: member-not-allowed
    }

    public int Shared() => _shared;

    private static bool Helper() => true;
}
