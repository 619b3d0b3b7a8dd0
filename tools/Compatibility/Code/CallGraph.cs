using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>
/// Who may be called by whom on the device side: through interfaces and virtual methods to every implementation, and
/// through delegates to every method that is ever put into one of that type.
/// </summary>
public sealed class CallGraph
{
    private readonly LoadedCode _code;
    private readonly List<TypeDefinition> _types = [];
    private readonly Dictionary<string, List<MethodDefinition>> _delegateTargets = new(StringComparer.Ordinal);
    private readonly Dictionary<MethodDefinition, List<MethodDefinition>> _implementations = [];

    /// <summary>Reads the code.</summary>
    /// <param name="code">The checked code.</param>
    public CallGraph(LoadedCode code)
    {
        _code = code;
        _types.AddRange(code.Types.Where(type => type.Side == Side.Device).Select(type => type.Definition));
        foreach (MethodDefinition method in _types.SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            CollectDelegates(method);
        }
    }

    /// <summary>Finds methods by name.</summary>
    /// <param name="name">As <c>Namespace.Type::Method</c>, or <c>Namespace.Type::*</c> for all.</param>
    /// <returns>Every overload on the device side; empty when there is none.</returns>
    public IReadOnlyList<MethodDefinition> Find(string name) =>
        _types.SelectMany(type => type.Methods)
            .Where(method => $"{MemberNames.Of(method.DeclaringType)}::{method.Name}" == name || $"{MemberNames.Of(method.DeclaringType)}::*" == name)
            .ToList();

    /// <summary>The methods of the device side that an instruction may call.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <returns>Their definitions; empty when it calls nothing or only the library.</returns>
    public IEnumerable<MethodDefinition> Targets(Instruction instruction)
    {
        if (instruction.OpCode.Code is not (Op.Call or Op.Callvirt or Op.Newobj)
            || instruction.Operand is not MethodReference reference
            || _code.Resolve(reference) is not MethodDefinition method)
        {
            return [];
        }

        if (IsInvoke(method))
        {
            return Held(method);
        }

        return instruction.OpCode.Code == Op.Callvirt && method.IsVirtual
            ? Implementations(method)
            : OnDevice(method) ? [method] : [];
    }

    /// <summary>A method and everything on the device side that overrides or implements it.</summary>
    /// <param name="method">A method of a class or an interface.</param>
    /// <returns>Those that have a body.</returns>
    public IReadOnlyList<MethodDefinition> Implementations(MethodDefinition method)
    {
        if (!_implementations.TryGetValue(method, out List<MethodDefinition>? found))
        {
            found = [];
            _implementations.Add(method, found);
            if (method.HasBody && OnDevice(method))
            {
                found.Add(method);
            }

            foreach (TypeDefinition type in _types.Where(type => !type.IsInterface && DerivesFrom(type, method.DeclaringType)))
            {
                if (ImplementationIn(type, method) is MethodDefinition implementation && !found.Contains(implementation))
                {
                    found.Add(implementation);
                }
            }
        }

        return found;
    }

    /// <summary>What a delegate runs when it is called.</summary>
    /// <param name="creation">Where it is made.</param>
    /// <returns>The methods, also those of another delegate that it was made of.</returns>
    public IReadOnlyList<MethodDefinition> Bodies(DelegateCreation creation)
    {
        if (IsInvoke(creation.Target))
        {
            return Held(creation.Target);
        }

        return creation.IsVirtual ? Implementations(creation.Target) : [creation.Target];
    }

    // An explicit implementation goes before a public method of the same name that stands beside it.
    private MethodDefinition? ImplementationIn(TypeDefinition type, MethodDefinition method)
    {
        for (TypeDefinition? current = type; current is not null; current = Base(current))
        {
            List<MethodDefinition> candidates = current.Methods.Where(candidate => candidate.HasBody && candidate.IsVirtual).ToList();
            MethodDefinition? found = candidates.Find(candidate => candidate.Overrides.Any(overridden => _code.Resolve(overridden) == method))
                ?? candidates.Find(candidate => candidate.Name == method.Name && SameParameters(candidate, method));
            if (found is not null)
            {
                return OnDevice(found) ? found : null;
            }
        }

        return null;
    }

    private static bool IsInvoke(MethodDefinition method) =>
        method.Name == "Invoke" && method.DeclaringType.BaseType?.FullName == "System.MulticastDelegate";

    // A delegate may be made of another one: then it runs whatever that one holds.
    private List<MethodDefinition> Held(MethodDefinition invoke)
    {
        List<MethodDefinition> held = [invoke];
        for (int i = 0; i < held.Count; i++)
        {
            if (IsInvoke(held[i]) && _delegateTargets.TryGetValue(held[i].DeclaringType.FullName, out List<MethodDefinition>? targets))
            {
                held.AddRange(targets.Except(held));
            }
        }

        held.RemoveAll(IsInvoke);
        return held;
    }

    private bool DerivesFrom(TypeDefinition type, TypeDefinition ancestor)
    {
        for (TypeDefinition? current = type; current is not null; current = Base(current))
        {
            if (current == ancestor || (ancestor.IsInterface && current.Interfaces.Any(one => Extends(one.InterfaceType, ancestor))))
            {
                return true;
            }
        }

        return false;
    }

    private bool Extends(TypeReference reference, TypeDefinition ancestor)
    {
        TypeDefinition? type = _code.Resolve(reference);
        return type is not null && (type == ancestor || type.Interfaces.Any(one => Extends(one.InterfaceType, ancestor)));
    }

    private TypeDefinition? Base(TypeDefinition type) => type.BaseType is null ? null : _code.Resolve(type.BaseType);

    private bool OnDevice(MethodDefinition method) => _code.SideOf(method.DeclaringType) == Side.Device;

    private static bool SameParameters(MethodDefinition one, MethodDefinition other) =>
        one.Parameters.Select(parameter => parameter.ParameterType.FullName)
            .SequenceEqual(other.Parameters.Select(parameter => parameter.ParameterType.FullName));

    private void CollectDelegates(MethodDefinition method)
    {
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (DelegateCreation.Of(instruction, _code) is not DelegateCreation creation)
            {
                continue;
            }

            string type = creation.DelegateType.FullName;
            if (!_delegateTargets.TryGetValue(type, out List<MethodDefinition>? targets))
            {
                targets = [];
                _delegateTargets.Add(type, targets);
            }

            targets.AddRange(IsInvoke(creation.Target) || !creation.IsVirtual ? [creation.Target] : Implementations(creation.Target));
        }
    }
}
