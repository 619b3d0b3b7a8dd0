using System.CommandLine;

namespace NanoV2G.Tools.OnNanoClr;

/// <summary>The command <c>tools/on-nanoclr</c>.</summary>
public static class Program
{
    private static readonly Option<string> Interpreter = Text("--nanoclr", "the interpreter: a program, or a .dll for dotnet; default: environment variable NANOCLR", "PATH");
    private static readonly Option<string> MetadataProcessor = Text("--mdp", "the metadata processor: a program, or a .dll for dotnet; default: NANO_MDP", "PATH");
    private static readonly Option<string> Library = Text("--lib", "folder of the library's assemblies (mscorlib.dll, nanoFramework.TestFramework.dll), several separated as in PATH; default: NANO_LIB", "DIR");
    private static readonly Option<string> Filter = Text("--filter", "only tests whose full name contains NAME", "NAME");
    private static readonly Option<string> Only = Text("--only", "only one part of the run; default: all four", "projects|benchmark|tests|day");
    private static readonly Option<string> Output = Text("--out", "where products and logs are left; default: artifacts/on-nanoclr", "DIR");
    private static readonly Option<int> Timeout = new("--timeout") { Description = "longest run of the interpreter, s; default: 1800", HelpName = "SECONDS", DefaultValueFactory = _ => 1800 };
    private static readonly Option<string> Repository = new("--repository") { Hidden = true };

    /// <summary>Runs the command.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Main(string[] args)
    {
        RootCommand command = new("Compiles exactly the files that the projects list, for nanoFramework, and runs the shared tests on its interpreter.");
        foreach (Option option in new Option[] { Interpreter, MetadataProcessor, Library, Filter, Only, Output, Timeout, Repository })
        {
            command.Options.Add(option);
        }

        Only.AcceptOnlyFromAmong([.. Enum.GetNames<RunPart>().Select(part => part.ToLowerInvariant())]);
        command.SetAction(Run);
        ParseResult parsed = command.Parse(args);
        int code = parsed.Invoke();
        return parsed.Errors.Count > 0 ? ExitCodes.BadInput : code;
    }

    private static int Run(ParseResult parsed)
    {
        try
        {
            return new DeviceRun(Settings(parsed), Console.Out).Run();
        }
        catch (RunException refused)
        {
            Console.Error.WriteLine(refused.Message);
            if (refused.ExitCode == ExitCodes.Failed)
            {
                Console.WriteLine("0 passed, 1 failed, 0 skipped");
            }

            return refused.ExitCode;
        }
    }

    private static RunSettings Settings(ParseResult parsed)
    {
        List<string> missing = [];
        string interpreter = Given(parsed, Interpreter, "NANOCLR", "The interpreter is not given: pass --nanoclr PATH or set NANOCLR.", missing);
        string processor = Given(parsed, MetadataProcessor, "NANO_MDP", "The metadata processor is not given: pass --mdp PATH or set NANO_MDP.", missing);
        string library = Given(parsed, Library, "NANO_LIB", "The library is not given: pass --lib DIR with mscorlib.dll and nanoFramework.TestFramework.dll, or set NANO_LIB.", missing);
        if (missing.Count > 0)
        {
            throw new RunException(ExitCodes.NotGiven, string.Join(Environment.NewLine, missing));
        }

        string repository = parsed.GetValue(Repository) ?? Directory.GetCurrentDirectory();
        string? only = parsed.GetValue(Only);
        return new RunSettings
        {
            Repository = repository,
            Interpreter = interpreter,
            MetadataProcessor = processor,
            Library = library,
            Filter = parsed.GetValue(Filter),
            Only = only is null ? null : Enum.Parse<RunPart>(only, ignoreCase: true),
            Output = Path.GetFullPath(parsed.GetValue(Output) ?? Path.Combine(repository, "artifacts", "on-nanoclr")),
            TimeoutSeconds = parsed.GetValue(Timeout),
        };
    }

    private static string Given(ParseResult parsed, Option<string> option, string variable, string sentence, List<string> missing)
    {
        string? value = parsed.GetValue(option) ?? Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value))
        {
            missing.Add(sentence);
        }

        return value ?? string.Empty;
    }

    private static Option<string> Text(string name, string description, string valueName) =>
        new(name) { Description = description, HelpName = valueName };
}
