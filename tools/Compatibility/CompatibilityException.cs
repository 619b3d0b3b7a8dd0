namespace NanoV2G.Tools.Compatibility;

/// <summary>The check could not be made at all; the message is one sentence with cause and cure.</summary>
public sealed class CompatibilityException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence with cause and cure.</param>
    public CompatibilityException(string message)
        : base(message)
    {
    }
}
