using NanoV2G.Tools.OnNanoClr;
using NanoV2G.Tools.OnNanoClr.Toolchain;

namespace NanoV2G.Tests.OnNanoClr;

/// <summary>The command says what it was not given, and what is wrong with what it was given.</summary>
[TestClass]
public sealed class CommandTest
{
    private static readonly string Command = typeof(Program).Assembly.Location;

    [TestMethod]
    public void WithoutPathsEachIsAskedForInOneSentence()
    {
        (int? code, IReadOnlyList<string> lines) = Run();
        Assert.AreEqual(ExitCodes.NotGiven, code);
        Assert.AreEqual(3, lines.Count);
        StringAssert.Contains(lines[0], "--nanoclr PATH or set NANOCLR");
        StringAssert.Contains(lines[1], "--mdp PATH or set NANO_MDP");
        StringAssert.Contains(lines[2], "or set NANO_LIB");
    }

    [TestMethod]
    public void OnlyWhatIsMissingIsAskedFor()
    {
        (int? code, IReadOnlyList<string> lines) = Run("--nanoclr", Command, "--lib", AppContext.BaseDirectory);
        Assert.AreEqual(ExitCodes.NotGiven, code);
        StringAssert.Contains(lines.Single(), "--mdp");
    }

    [TestMethod]
    [DataRow("--nanoclr", "The interpreter", "does not exist")]
    [DataRow("--mdp", "The metadata processor", "does not exist")]
    [DataRow("--lib", "The library folder", "does not exist")]
    public void APathThatDoesNotExistIsNamed(string option, string what, string sentence)
    {
        Dictionary<string, string> given = new() { ["--nanoclr"] = Command, ["--mdp"] = Command, ["--lib"] = AppContext.BaseDirectory };
        given[option] = Path.Combine(AppContext.BaseDirectory, "nowhere");
        (int? code, IReadOnlyList<string> lines) = Run([.. given.SelectMany(pair => new[] { pair.Key, pair.Value })]);
        Assert.AreEqual(ExitCodes.BadInput, code);
        StringAssert.StartsWith(lines.Single(), what);
        StringAssert.Contains(lines.Single(), sentence);
    }

    [TestMethod]
    public void AFolderWithoutTheLibraryIsRefused()
    {
        (int? code, IReadOnlyList<string> lines) = Run("--nanoclr", Command, "--mdp", Command, "--lib", AppContext.BaseDirectory);
        Assert.AreEqual(ExitCodes.BadInput, code);
        StringAssert.Contains(lines.Single(), "holds no mscorlib.dll");
    }

    [TestMethod]
    public void AnUnknownOptionIsRefused()
    {
        Assert.AreEqual(ExitCodes.BadInput, Run("--bogus").ExitCode);
    }

    // The environment of whoever runs the tests must not stand in for the options.
    private static (int? ExitCode, IReadOnlyList<string> Lines) Run(params string[] arguments)
    {
        string[] variables = ["NANOCLR", "NANO_MDP", "NANO_LIB"];
        string?[] kept = variables.Select(Environment.GetEnvironmentVariable).ToArray();
        try
        {
            foreach (string variable in variables)
            {
                Environment.SetEnvironmentVariable(variable, null);
            }

            return ChildProcess.Run(Command, ["--repository", Repository.Root, .. arguments], AppContext.BaseDirectory, 60);
        }
        finally
        {
            for (int i = 0; i < variables.Length; i++)
            {
                Environment.SetEnvironmentVariable(variables[i], kept[i]);
            }
        }
    }
}
