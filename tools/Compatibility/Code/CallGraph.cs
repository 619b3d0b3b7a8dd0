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

        if (method.Name == "Invoke" && method.DeclaringType.BaseType?.FullName == "System.MulticastDelegate")
        {
            return _delegateTargets.TryGetValue(method.DeclaringType.FullName, out List<MethodDefinition>? targets) ? targets : [];
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

    private MethodDefinition? ImplementationIn(TypeDefinition type, MethodDefinition method)
    {
        for (TypeDefinition? current = type; current is not null; current = Base(current))
        {
            foreach (MethodDefinition candidate in current.Methods.Where(candidate => candidate.HasBody && candidate.IsVirtual))
            {
                bool isExplicit = candidate.Overrides.Any(overridden => _code.Resolve(overridden) == method);
                if (isExplicit || (candidate.Name == method.Name && SameParameters(candidate, method)))
                {
                    return OnDevice(candidate) ? candidate : null;
                }
            }
        }

        return null;
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

            targets.AddRange(creation.IsVirtual ? Implementations(creation.Target) : [creation.Target]);
        }
    }
}
