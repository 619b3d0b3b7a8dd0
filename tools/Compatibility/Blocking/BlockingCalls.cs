using System.Reflection;

namespace NanoV2G.Tools.Compatibility.Blocking;

/// <summary>The native calls that stop every managed thread, and who may make them.</summary>
public sealed class BlockingCalls
{
    private const string ListName = "blocking-calls.txt";

    private readonly Dictionary<string, BlockingCall> _calls = new(StringComparer.Ordinal);

    private BlockingCalls()
    {
    }

    /// <summary>Every entry, in the order of the list.</summary>
    public IReadOnlyCollection<BlockingCall> Entries => _calls.Values;

    /// <summary>Longest stall that the limits bear at any moment, ms.</summary>
    public int BudgetMs { get; private set; }

    /// <summary>The list built into the tool.</summary>
    /// <returns>The list.</returns>
    public static BlockingCalls BuiltIn()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ListName)!;
        using StreamReader reader = new(stream);
        return Parse(reader.ReadToEnd(), ListName);
    }

    /// <summary>Reads a list.</summary>
    /// <param name="text">The text; its form stands at the head of <c>blocking-calls.txt</c>.</param>
    /// <param name="source">Named in errors.</param>
    /// <returns>The list.</returns>
    /// <exception cref="CompatibilityException">A line cannot be read, a member comes twice, or a worst case exceeds the budget.</exception>
    public static BlockingCalls Parse(string text, string source)
    {
        BlockingCalls calls = new();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Split('#')[0].Trim();
            if (line.Length > 0 && calls.Take(line) is string fault)
            {
                throw new CompatibilityException($"{source}:{i + 1}: '{line}' {fault}.");
            }
        }

        return calls;
    }

    /// <summary>The entry of a member.</summary>
    /// <param name="member">As <see cref="Code.MemberNames"/> writes it, with its parameters.</param>
    /// <returns>The entry, or null when it is not known to block.</returns>
    public BlockingCall? Find(string member)
    {
        int end = member.IndexOf('(', StringComparison.Ordinal);
        return _calls.GetValueOrDefault(end < 0 ? member : member[..end]);
    }

    private string? Take(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["budget", string budget] && int.TryParse(budget, out int budgetMs))
        {
            BudgetMs = budgetMs;
            return null;
        }

        if (BlockingCall.Read(line) is not BlockingCall call)
        {
            return "is not a place, a worst case in ms, a member, ' : ' and the methods that may call it";
        }

        if (call.Place == BlockingPlace.Budget && call.WorstMs > BudgetMs)
        {
            return $"does not fit the budget of {BudgetMs} ms: park for it or bound it";
        }

        return _calls.TryAdd(call.Member, call) ? null : "names a member for the second time";
    }
}
