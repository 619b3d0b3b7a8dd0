using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No <c>File.Move</c>: on the device it throws when the destination exists (seen in the source), so "write aside, then
/// rename" never replaces anything. Two slots, each opened, written, closed and checked by CRC, survive a power cut.
/// </summary>
public sealed class FileMoveRule : MemberRule
{
    /// <inheritdoc/>
    public override string Id => "file-move";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(MemberReference member, RuleContext context) =>
        member is { Name: "Move", DeclaringType.FullName: "System.IO.File" or "System.IO.FileInfo" }
            ? "Move throws when the destination exists; keep two slots and let the newest valid one win."
            : null;
}
