namespace NanoV2G.Tools.Compatibility;

/// <summary>One place where the device code would not load, would misbehave or would cost too much on nanoFramework.</summary>
/// <param name="File">Source file, relative to the repository where it lies inside, with forward slashes.</param>
/// <param name="Line">Line from 1; 0 when only the file is known.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Reason">What was found and why it matters, one sentence.</param>
public sealed record Finding(string File, int Line, string Rule, string Reason)
{
    /// <summary>The finding as compilers print it, so that editors can jump to it.</summary>
    /// <returns><c>file:line: rule: reason</c>.</returns>
    public override string ToString() => $"{File}:{Line}: {Rule}: {Reason}";
}
