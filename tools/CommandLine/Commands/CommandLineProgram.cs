using System.CommandLine;

namespace NanoV2G.Tools.Commands;

/// <summary>Runs a command line and turns whatever is wrong with it into one sentence.</summary>
public static class CommandLineProgram
{
    // After an interrupt, what there is by then is written: on a slow disk that takes longer than the usual 2 s.
    private static readonly TimeSpan TimeToWrite = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command line.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>Exit code.</returns>
    public static int Invoke(RootCommand root, string[] args)
    {
        ParseResult result = root.Parse(args);
        if (result.Errors.Count > 0 && result.Action is not System.CommandLine.Help.HelpAction)
        {
            string command = result.CommandResult.Command.Name == root.Name ? "" : " " + result.CommandResult.Command.Name;
            return Refuse($"{result.Errors[0].Message.TrimEnd('.')}; see nanov2g{command} --help.");
        }

        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToWrite });
        }
        catch (UserInputException wrong)
        {
            return Refuse(wrong.Message);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or TimeoutException)
        {
            Console.Error.WriteLine(failed.Message);
            return ExitCode.Failure;
        }
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return ExitCode.BadInput;
    }
}
