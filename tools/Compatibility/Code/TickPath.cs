using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>
/// Every method that a tick can reach, and by which way. Constructors are not followed: the allocation itself is what
/// the rules report.
/// </summary>
public sealed class TickPath
{
    private readonly Dictionary<MethodDefinition, MethodDefinition?> _callers = [];
    private readonly List<string> _missingRoots = [];

    private TickPath()
    {
    }

    /// <summary>How many methods can be reached.</summary>
    public int Count => _callers.Count;

    /// <summary>Roots that name no method of the device side.</summary>
    public IReadOnlyList<string> MissingRoots => _missingRoots;

    /// <summary>Follows the calls.</summary>
    /// <param name="graph">The calls.</param>
    /// <param name="roots">Methods as <c>Namespace.Type::Method</c>.</param>
    /// <returns>The path.</returns>
    public static TickPath Follow(CallGraph graph, IReadOnlyList<string> roots)
    {
        TickPath path = new();
        Queue<MethodDefinition> open = new();
        foreach (string root in roots)
        {
            IReadOnlyList<MethodDefinition> starts = graph.Find(root);
            if (starts.Count == 0)
            {
                path._missingRoots.Add(root);
            }

            foreach (MethodDefinition start in starts.SelectMany(graph.Implementations))
            {
                path.Add(start, null, open);
            }
        }

        while (open.TryDequeue(out MethodDefinition? method))
        {
            foreach (Instruction instruction in method.Body.Instructions.Where(one => one.OpCode.Code != Op.Newobj))
            {
                foreach (MethodDefinition target in graph.Targets(instruction))
                {
                    path.Add(target, method, open);
                }
            }
        }

        return path;
    }

    /// <summary>Whether a tick can reach a method.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Whether it can.</returns>
    public bool Contains(MethodDefinition method) => _callers.ContainsKey(method);

    /// <summary>One way from a root to a method.</summary>
    /// <param name="method">A method on the path.</param>
    /// <returns>Such as <c>Program.ControlTick &gt; Limits.Step</c>.</returns>
    public string WayTo(MethodDefinition method)
    {
        List<string> way = [];
        for (MethodDefinition? current = method; current is not null; current = _callers[current])
        {
            way.Insert(0, MemberNames.Short(current));
        }

        return string.Join(" > ", way);
    }

    private void Add(MethodDefinition method, MethodDefinition? caller, Queue<MethodDefinition> open)
    {
        if (method.HasBody && _callers.TryAdd(method, caller))
        {
            open.Enqueue(method);
        }
    }
}
