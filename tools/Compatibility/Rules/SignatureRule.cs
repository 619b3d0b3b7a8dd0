using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>A rule about types, wherever they are named: bases, fields, parameters, results, locals, catches and instructions.</summary>
public abstract class SignatureRule : Rule
{
    /// <inheritdoc/>
    public override bool Claims(MemberReference member, RuleContext context) =>
        TypeParts.OfMember(member, context.Code).Any(type => ReasonAgainst(type, context) is not null);

    /// <inheritdoc/>
    public override void CheckType(TypeDefinition type, RuleContext context)
    {
        IEnumerable<TypeReference> named = type.Interfaces.Select(one => one.InterfaceType);
        foreach (TypeReference part in (type.BaseType is null ? named : named.Append(type.BaseType)).SelectMany(TypeParts.Of))
        {
            if (ReasonAgainst(part, context) is string reason)
            {
                context.Report(Id, type, reason);
            }
        }
    }

    /// <inheritdoc/>
    public override void CheckField(FieldDefinition field, RuleContext context)
    {
        foreach (TypeReference part in TypeParts.Of(field.FieldType))
        {
            if (ReasonAgainst(part, context) is string reason)
            {
                context.Report(Id, field, reason);
            }
        }
    }

    /// <inheritdoc/>
    public override void CheckMethod(MethodDefinition method, RuleContext context)
    {
        if (!Covers(method, context))
        {
            return;
        }

        IEnumerable<TypeReference> named = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);
        foreach (TypeReference part in named.SelectMany(TypeParts.Of))
        {
            if (ReasonAgainst(part, context) is string reason)
            {
                context.Report(Id, method, reason);
            }
        }
    }

    /// <inheritdoc/>
    public override void CheckBody(MethodDefinition method, RuleContext context)
    {
        if (!Covers(method, context))
        {
            return;
        }

        foreach (VariableDefinition variable in method.Body.Variables)
        {
            foreach (TypeReference part in TypeParts.Of(variable.VariableType))
            {
                if (ReasonAgainst(part, context) is string reason)
                {
                    context.Report(Id, method, Locals.FirstUse(method, variable), reason);
                }
            }
        }

        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers.Where(handler => handler.CatchType is not null))
        {
            if (ReasonAgainst(handler.CatchType, context) is string reason)
            {
                context.Report(Id, method, handler.HandlerStart, reason);
            }
        }
    }

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (!Covers(method, context))
        {
            return;
        }

        foreach (TypeReference part in TypeParts.NamedBy(instruction, context.Code))
        {
            if (ReasonAgainst(part, context) is string reason)
            {
                context.Report(Id, method, instruction, reason);
            }
        }
    }

    /// <summary>Whether the rule bears on a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="context">The check.</param>
    /// <returns>True unless the rule is narrower.</returns>
    protected virtual bool Covers(MethodDefinition method, RuleContext context) => true;

    /// <summary>What is wrong with a type.</summary>
    /// <param name="type">A type, already taken apart.</param>
    /// <param name="context">The check.</param>
    /// <returns>The reason, or null when nothing is.</returns>
    protected abstract string? ReasonAgainst(TypeReference type, RuleContext context);
}
