namespace NanoV2G.Tools.Boards.Flash;

/// <summary>One step of flashing a board.</summary>
/// <param name="Kind">What sort of step.</param>
/// <param name="Text">What it does, in words.</param>
/// <param name="Tool">The program run, or null.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="File">The file written, or null.</param>
/// <param name="Content">What is written to it.</param>
/// <param name="Confirmations">How often the tool must say OK; its exit code alone is no proof for files.</param>
public sealed record FlashStep(
    FlashStepKind Kind,
    string Text,
    string? Tool,
    IReadOnlyList<string> Arguments,
    string? File,
    string? Content,
    int Confirmations)
{
    /// <summary>What is written to the file in place of the content, which then only tells it in words; empty for a text.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The exact command, as one would type it; empty for a step without one.</summary>
    public string Command => Tool is null ? string.Empty : string.Join(' ', new[] { Tool }.Concat(Arguments).Select(Quote));

    /// <summary>A step that somebody does at the board.</summary>
    /// <param name="text">What to do.</param>
    /// <returns>The step.</returns>
    public static FlashStep ByHand(string text)
    {
        return new FlashStep(FlashStepKind.ByHand, text, null, [], null, null, 0);
    }

    /// <summary>A step that runs nanoff.</summary>
    /// <param name="text">What it does.</param>
    /// <param name="confirmations">How often it must say OK.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The step.</returns>
    public static FlashStep Nanoff(string text, int confirmations, params string[] arguments)
    {
        return new FlashStep(FlashStepKind.Run, text, FlashPlan.ToolName, arguments, null, null, confirmations);
    }

    /// <summary>A step that writes a file on this computer.</summary>
    /// <param name="text">What it is for.</param>
    /// <param name="file">The file.</param>
    /// <param name="content">What is written.</param>
    /// <returns>The step.</returns>
    public static FlashStep Write(string text, string file, string content)
    {
        return new FlashStep(FlashStepKind.WriteFile, text, null, [], file, content, 0);
    }

    /// <summary>A step that writes a file that is no text.</summary>
    /// <param name="text">What it is for.</param>
    /// <param name="file">The file.</param>
    /// <param name="bytes">What is written.</param>
    /// <param name="words">What that means.</param>
    /// <returns>The step.</returns>
    public static FlashStep Write(string text, string file, ReadOnlyMemory<byte> bytes, string words)
    {
        return Write(text, file, words) with { Bytes = bytes };
    }

    private static string Quote(string argument)
    {
        return argument.Length > 0 && !argument.Any(char.IsWhiteSpace) ? argument : $"\"{argument}\"";
    }
}

/// <summary>What sort of step.</summary>
public enum FlashStepKind
{
    /// <summary>Somebody does it at the board.</summary>
    ByHand,

    /// <summary>A file is written on this computer.</summary>
    WriteFile,

    /// <summary>A program is run.</summary>
    Run,
}
