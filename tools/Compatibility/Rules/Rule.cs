using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>One hazard of nanoFramework that can be seen in compiled code. Each visit may report.</summary>
public abstract class Rule
{
    /// <summary>The rule's name in reports.</summary>
    public abstract string Id { get; }

    /// <summary>Whether the rule bears on a part of the device code.</summary>
    /// <param name="side">The part.</param>
    /// <returns>True for every part unless the rule says otherwise.</returns>
    public virtual bool Covers(Side side) => true;

    /// <summary>Whether this rule already reports the use of a library member, so that it is not reported as unknown as well.</summary>
    /// <param name="member">A member of the library.</param>
    /// <param name="context">The check.</param>
    /// <returns>Whether it does.</returns>
    public virtual bool Claims(MemberReference member, RuleContext context) => false;

    /// <summary>Visits a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="context">The check.</param>
    public virtual void CheckType(TypeDefinition type, RuleContext context)
    {
    }

    /// <summary>Visits a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="context">The check.</param>
    public virtual void CheckField(FieldDefinition field, RuleContext context)
    {
    }

    /// <summary>Visits a method's declaration.</summary>
    /// <param name="method">The method.</param>
    /// <param name="context">The check.</param>
    public virtual void CheckMethod(MethodDefinition method, RuleContext context)
    {
    }

    /// <summary>Visits a method's body as a whole.</summary>
    /// <param name="method">The method.</param>
    /// <param name="context">The check.</param>
    public virtual void CheckBody(MethodDefinition method, RuleContext context)
    {
    }

    /// <summary>Visits an instruction.</summary>
    /// <param name="method">The method.</param>
    /// <param name="instruction">The instruction.</param>
    /// <param name="context">The check.</param>
    public virtual void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
    }
}
