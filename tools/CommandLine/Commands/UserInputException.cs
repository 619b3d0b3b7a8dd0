namespace NanoV2G.Tools.Commands;

/// <summary>
/// Something that the user gave cannot be used. The message is one sentence that names the cause (file, line or key,
/// what was found) and the cure (what is expected); the program prints it and exits with <see cref="ExitCode.BadInput"/>.
/// </summary>
public sealed class UserInputException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="sentence">The sentence shown to the user.</param>
    public UserInputException(string sentence)
        : base(sentence)
    {
    }
}
