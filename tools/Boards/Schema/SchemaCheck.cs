using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NanoV2G.Tools.Boards.Schema;

/// <summary>
/// Checks a JSON document against a JSON schema of the words that this folder's schemas use: <c>type</c>, <c>enum</c>,
/// <c>const</c>, <c>required</c>, <c>properties</c>, <c>additionalProperties</c>, <c>items</c>, <c>minItems</c>,
/// <c>minimum</c>, <c>maximum</c>, <c>minLength</c>, <c>pattern</c>, <c>oneOf</c> over types, <c>$ref</c> into <c>$defs</c>.
/// A schema that uses any other word is refused, so that no rule is ever silently ignored.
/// </summary>
public sealed class SchemaCheck
{
    private static readonly HashSet<string> Words =
    [
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "enum", "const", "required", "properties",
        "additionalProperties", "items", "minItems", "minimum", "maximum", "minLength", "pattern", "oneOf",
    ];

    private readonly JsonObject _schema;
    private readonly string _file;
    private readonly List<DataProblem> _problems = [];

    private SchemaCheck(JsonObject schema, string file)
    {
        _schema = schema;
        _file = file;
    }

    /// <summary>Every way in which a document departs from a schema.</summary>
    /// <param name="document">The document.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="file">The document's name in the problems.</param>
    /// <returns>The problems, in the order of the document; none when it conforms.</returns>
    /// <exception cref="NotSupportedException">The schema uses a word that this check does not know.</exception>
    public static IReadOnlyList<DataProblem> Problems(JsonNode? document, JsonObject schema, string file)
    {
        SchemaCheck check = new(schema, file);
        check.Visit(document, schema, string.Empty);
        return check._problems;
    }

    private void Visit(JsonNode? node, JsonObject rule, string key)
    {
        foreach (string word in rule.Select(property => property.Key))
        {
            if (!Words.Contains(word))
            {
                throw new NotSupportedException($"The schema uses the word \"{word}\", which the check does not know.");
            }
        }

        if (rule["$ref"] is JsonValue reference)
        {
            Visit(node, Definition((string)reference!), key);
            return;
        }

        if (rule["oneOf"] is JsonArray alternatives)
        {
            VisitAlternatives(node, alternatives, key);
            return;
        }

        if (!HasType(node, rule, key) || !HasValue(node, rule, key))
        {
            return;
        }

        switch (node)
        {
            case JsonObject members:
                VisitObject(members, rule, key);
                break;
            case JsonArray items:
                VisitArray(items, rule, key);
                break;
            default:
                VisitValue(node, rule, key);
                break;
        }
    }

    private JsonObject Definition(string reference)
    {
        const string prefix = "#/$defs/";
        return reference.StartsWith(prefix, StringComparison.Ordinal)
            && _schema["$defs"]?[reference[prefix.Length..]] is JsonObject definition
                ? definition
                : throw new NotSupportedException($"The schema refers to \"{reference}\", which it does not define.");
    }

    private void VisitAlternatives(JsonNode? node, JsonArray alternatives, string key)
    {
        // The alternative of the same JSON type is the one that was meant: its problems are the useful ones.
        foreach (JsonObject alternative in alternatives.OfType<JsonObject>())
        {
            JsonObject resolved = alternative["$ref"] is JsonValue reference ? Definition((string)reference!) : alternative;
            if ((string?)resolved["type"] == TypeOf(node))
            {
                Visit(node, resolved, key);
                return;
            }
        }

        Add(key, Show(node), "one of the types the schema lists for it");
    }

    private bool HasType(JsonNode? node, JsonObject rule, string key)
    {
        string? expected = (string?)rule["type"];
        string found = TypeOf(node);
        if (expected is null || expected == found || (expected == "number" && found == "integer"))
        {
            return true;
        }

        Add(key, Show(node), expected is "integer" or "array" or "object" ? $"an {expected}" : $"a {expected}");
        return false;
    }

    private bool HasValue(JsonNode? node, JsonObject rule, string key)
    {
        if (rule["enum"] is JsonArray allowed && !allowed.Any(value => JsonNode.DeepEquals(value, node)))
        {
            Add(key, Show(node), "one of " + string.Join(", ", allowed.Select(Show)));
            return false;
        }

        if (rule.ContainsKey("const") && !JsonNode.DeepEquals(rule["const"], node))
        {
            Add(key, Show(node), Show(rule["const"]));
            return false;
        }

        return true;
    }

    private void VisitObject(JsonObject members, JsonObject rule, string key)
    {
        JsonObject? properties = rule["properties"] as JsonObject;
        foreach (string required in (rule["required"] as JsonArray ?? []).Select(name => (string)name!))
        {
            if (!members.ContainsKey(required))
            {
                Add(Below(key, required), "nothing", "this key, which the schema requires");
            }
        }

        foreach ((string name, JsonNode? value) in members)
        {
            if (properties?[name] is JsonObject known)
            {
                Visit(value, known, Below(key, name));
            }
            else if (rule["additionalProperties"] is JsonObject others)
            {
                Visit(value, others, Below(key, name));
            }
            else if (rule["additionalProperties"] is JsonValue flag && !(bool)flag)
            {
                string names = string.Join(", ", properties?.Select(property => property.Key) ?? []);
                Add(Below(key, name), "an unknown key", "one of " + names);
            }
        }
    }

    private void VisitArray(JsonArray items, JsonObject rule, string key)
    {
        if (rule["minItems"] is JsonValue least && items.Count < (int)least)
        {
            Add(key, $"{items.Count} entries", $"at least {(int)least}");
        }

        if (rule["items"] is JsonObject each)
        {
            for (int i = 0; i < items.Count; i++)
            {
                Visit(items[i], each, $"{key}[{i}]");
            }
        }
    }

    private void VisitValue(JsonNode? node, JsonObject rule, string key)
    {
        if (node is JsonValue value && value.GetValueKind() == JsonValueKind.Number)
        {
            decimal number = value.GetValue<JsonElement>().GetDecimal();
            if (rule["minimum"] is JsonValue least && number < least.GetValue<JsonElement>().GetDecimal())
            {
                Add(key, Show(node), $"at least {least}");
            }

            if (rule["maximum"] is JsonValue most && number > most.GetValue<JsonElement>().GetDecimal())
            {
                Add(key, Show(node), $"at most {most}");
            }
        }

        if (TypeOf(node) == "string")
        {
            string text = (string)node!;
            if (rule["minLength"] is JsonValue shortest && text.Length < (int)shortest)
            {
                Add(key, Show(node), $"at least {(int)shortest} characters");
            }

            if (rule["pattern"] is JsonValue pattern && !Regex.IsMatch(text, (string)pattern!, RegexOptions.CultureInvariant))
            {
                Add(key, Show(node), $"text of the form {(string)pattern!}");
            }
        }
    }

    private void Add(string key, string found, string expected)
    {
        _problems.Add(new DataProblem(_file, key, found, expected));
    }

    private static string Below(string key, string name)
    {
        return key.Length == 0 ? name : $"{key}.{name}";
    }

    private static string Show(JsonNode? node)
    {
        return node switch
        {
            null => "null",
            JsonObject => "an object",
            JsonArray => "an array",
            _ => node.ToJsonString(),
        };
    }

    private static string TypeOf(JsonNode? node)
    {
        return node?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => node.AsValue().GetValue<JsonElement>().TryGetInt64(out _) ? "integer" : "number",
            _ => "undefined",
        };
    }
}
