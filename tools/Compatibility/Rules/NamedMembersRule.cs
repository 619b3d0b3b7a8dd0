using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>Members of the library that are hazards by themselves, whatever is given to them.</summary>
public sealed class NamedMembersRule : MemberRule
{
    private readonly string _reason;
    private readonly string[] _members;

    /// <summary>Creates the rule.</summary>
    /// <param name="id">Its name in reports.</param>
    /// <param name="reason">Why, and what to use instead.</param>
    /// <param name="members">Members as <c>Namespace.Type.Member</c>, or <c>Namespace.Type.*</c> for all of a type.</param>
    public NamedMembersRule(string id, string reason, params string[] members)
    {
        Id = id;
        _reason = reason;
        _members = members;
    }

    /// <inheritdoc/>
    public override string Id { get; }

    /// <inheritdoc/>
    protected override string? ReasonAgainst(MemberReference member, RuleContext context)
    {
        string type = MemberNames.Of(member.DeclaringType);
        string name = member.Name.StartsWith("get_", StringComparison.Ordinal) ? member.Name[4..] : member.Name;
        return _members.Contains($"{type}.{name}") || _members.Contains($"{type}.*") ? $"'{member.DeclaringType.Name}.{name}' {_reason}" : null;
    }
}
