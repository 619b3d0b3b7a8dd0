using NanoV2G.Tools.OnNanoClr.Results;

namespace NanoV2G.Tests.OnNanoClr;

/// <summary>A run on the interpreter counts only when it came to its end: the interpreter itself ends with 0 whatever happens.</summary>
[TestClass]
public sealed class RunResultTest
{
    [TestMethod]
    public void ACompleteRunIsTrusted()
    {
        RunResult result = Read(3, "Loaded: mscorlib.pe", "PASS A.One", "FAIL A.Two: Exception: no", "SKIP A.Three: SkipTestException: why", "END OF RUN 3");
        Assert.IsNull(result.Mistrust(0));
        Assert.AreEqual((1, 1, 1), (result.Passed, result.Failed, result.Skipped));
    }

    [TestMethod]
    public void ARunWithoutTheEndMarkerIsNot()
    {
        StringAssert.Contains(Read(2, "PASS A.One", "PASS A.Two").Mistrust(0), "without the end marker");
    }

    [TestMethod]
    public void ARunThatReportsTooFewIsNot()
    {
        StringAssert.Contains(Read(3, "PASS A.One", "PASS A.Two", "END OF RUN 3").Mistrust(0), "2 of 3 tests were reported");
        StringAssert.Contains(Read(3, "PASS A.One", "PASS A.Two", "END OF RUN 2").Mistrust(0), "2 of 3 tests were reported");
    }

    [TestMethod]
    public void ARunThatIsStoppedOrEndsBadlyIsNot()
    {
        StringAssert.Contains(Read(1, "PASS A.One", "END OF RUN 1").Mistrust(null), "did not end in time");
        StringAssert.Contains(Read(1, "PASS A.One", "END OF RUN 1").Mistrust(1), "ended with code 1");
    }

    private static RunResult Read(int expected, params string[] lines)
    {
        RunResult result = new(expected);
        foreach (string line in lines)
        {
            result.Take(line);
        }

        return result;
    }
}
