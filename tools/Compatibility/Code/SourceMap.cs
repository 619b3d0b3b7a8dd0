using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>
/// Says where code stands in the source. Statements come from the symbols; declarations without code (fields, types,
/// members of interfaces) have no line there and are looked up in the source text.
/// </summary>
public sealed class SourceMap
{
    private readonly Dictionary<ModuleDefinition, Dictionary<int, string>> _typeFiles = [];
    private readonly SourceText _text = new();

    /// <summary>Reads which file declares a type that has no statements.</summary>
    /// <param name="module">The module.</param>
    /// <param name="symbols">Path of its portable symbols.</param>
    public void AddDocuments(ModuleDefinition module, string symbols) => _typeFiles[module] = TypeDocuments.Read(symbols);

    /// <summary>Whether a type is declared in a file below a folder.</summary>
    /// <param name="type">The type.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>False also when the file is unknown.</returns>
    public bool LiesBelow(TypeDefinition type, string folder)
    {
        string file = FileOf(type);
        return file.Length > 0 && !Path.GetRelativePath(folder, file).StartsWith("..", StringComparison.Ordinal);
    }

    /// <summary>Where an instruction stands.</summary>
    /// <param name="method">The method.</param>
    /// <param name="instruction">One of its instructions.</param>
    /// <returns>The place of the statement.</returns>
    public SourcePlace Of(MethodDefinition method, Instruction instruction)
    {
        SequencePoint? point = null;
        foreach (SequencePoint candidate in method.DebugInformation.SequencePoints)
        {
            if (candidate.IsHidden)
            {
                continue;
            }

            if (candidate.Offset <= instruction.Offset || point is null)
            {
                point = candidate;
            }
        }

        return point is null ? Of(method) : new SourcePlace(point.Document.Url, point.StartLine);
    }

    /// <summary>Where a method is declared.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The line of its name.</returns>
    public SourcePlace Of(MethodDefinition method)
    {
        string name = method.IsSpecialName && method.Name.Contains('_', StringComparison.Ordinal)
            ? method.Name[(method.Name.IndexOf('_', StringComparison.Ordinal) + 1)..]
            : method.Name;
        if (method.IsConstructor)
        {
            name = SourceText.PlainName(method.DeclaringType);
        }

        name = name[(name.LastIndexOf('.') + 1)..];
        string file = method.DebugInformation.SequencePoints.FirstOrDefault(p => !p.IsHidden)?.Document.Url ?? FileOf(method.DeclaringType);
        int first = method.DebugInformation.SequencePoints.FirstOrDefault(p => !p.IsHidden)?.StartLine ?? 0;
        return new SourcePlace(file, _text.LineOfMember(file, method.DeclaringType, name, first));
    }

    /// <summary>Where a field, or the property that it backs, is declared.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The line of its name.</returns>
    public SourcePlace Of(FieldDefinition field)
    {
        string name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
        if (name.Length == 0)
        {
            return Of(field.DeclaringType);
        }

        string file = FileOf(field.DeclaringType);
        return new SourcePlace(file, _text.LineOfMember(file, field.DeclaringType, name, 0));
    }

    /// <summary>Where a type is declared.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The line of its name.</returns>
    public SourcePlace Of(TypeDefinition type)
    {
        string file = FileOf(type);
        return new SourcePlace(file, _text.LineOfType(file, type));
    }

    private string FileOf(TypeDefinition type)
    {
        for (TypeDefinition? current = type; current is not null; current = current.DeclaringType)
        {
            if (_typeFiles[type.Module].TryGetValue(current.MetadataToken.ToInt32(), out string? file))
            {
                return file;
            }

            if (FirstDocument(current) is string document)
            {
                return document;
            }
        }

        return string.Empty;
    }

    // The statements of a state machine are in a class nested in the one that declares it.
    private static string? FirstDocument(TypeDefinition type) =>
        type.Methods.SelectMany(method => method.DebugInformation.SequencePoints).FirstOrDefault(point => !point.IsHidden)?.Document.Url
        ?? type.NestedTypes.Select(FirstDocument).FirstOrDefault(document => document is not null);
}
