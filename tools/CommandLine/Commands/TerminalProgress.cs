using Spectre.Console;

namespace NanoV2G.Tools.Commands;

/// <summary>The progress of something that takes long, on the error stream: what is printed stays clean.</summary>
public static class TerminalProgress
{
    /// <summary>Does it and shows how far it is.</summary>
    /// <typeparam name="T">What comes out.</typeparam>
    /// <param name="words">What is being done.</param>
    /// <param name="run">Does it; tells the share that is done, 0 to 1.</param>
    /// <returns>What came out.</returns>
    public static T Show<T>(string words, Func<Action<double>, T> run)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(words, maxValue: 1);
                return run(share => task.Value = share);
            });
    }
}
