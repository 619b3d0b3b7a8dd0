using System.Text.RegularExpressions;
using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>Finds declarations by name in source files, for what the symbols give no line to.</summary>
internal sealed class SourceText
{
    private readonly Dictionary<string, string[]> _files = new(StringComparer.Ordinal);

    /// <summary>A type's name as the source writes it.</summary>
    public static string PlainName(TypeDefinition type)
    {
        int arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? type.Name : type.Name[..arity];
    }

    /// <summary>The line that declares a type, 0 when it is not found.</summary>
    public int LineOfType(string file, TypeDefinition type)
    {
        TypeDefinition declared = type;
        while (declared.Name.StartsWith('<') && declared.DeclaringType is not null)
        {
            declared = declared.DeclaringType;
        }

        Regex declaration = new($@"\b(class|struct|interface|enum|record|delegate)\b.*\b{Regex.Escape(PlainName(declared))}\b");
        return Find(file, declaration, 0, int.MaxValue);
    }

    /// <summary>The line that declares a member, the line of its type when it is not found.</summary>
    /// <param name="file">The source file.</param>
    /// <param name="type">The declaring type.</param>
    /// <param name="name">The member's name in the source.</param>
    /// <param name="firstStatement">The line of its first statement, from which the name is sought upwards; 0 seeks down from the type.</param>
    public int LineOfMember(string file, TypeDefinition type, string name, int firstStatement)
    {
        Regex declaration = new($@"\b{Regex.Escape(name)}\b\s*([;=,({{<\[]|$)");
        int typeLine = LineOfType(file, type);
        int line = firstStatement > 0
            ? FindUpwards(file, declaration, firstStatement)
            : Find(file, declaration, typeLine, int.MaxValue);
        if (line > 0)
        {
            return line;
        }

        return firstStatement > 0 ? firstStatement : typeLine;
    }

    private int Find(string file, Regex pattern, int after, int last)
    {
        string[] lines = Lines(file);
        for (int i = after; i < lines.Length && i < last; i++)
        {
            if (IsCode(lines[i]) && pattern.IsMatch(lines[i]))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private int FindUpwards(string file, Regex pattern, int from)
    {
        string[] lines = Lines(file);
        for (int i = Math.Min(from, lines.Length) - 1; i >= 0; i--)
        {
            if (IsCode(lines[i]) && pattern.IsMatch(lines[i]))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static bool IsCode(string line) => !line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private string[] Lines(string file)
    {
        if (!_files.TryGetValue(file, out string[]? lines))
        {
            lines = File.Exists(file) ? File.ReadAllLines(file) : [];
            _files.Add(file, lines);
        }

        return lines;
    }
}
