using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace NanoV2G.Tools.Sites;

/// <summary>
/// Sets the public fields of a parameter object (whole numbers, truth values, names, choices) from a JSON object. Keys are the names of the fields in lower camel
/// case, so that a parameter that is added to the simulator or the unit can be set without a change here.
/// </summary>
public sealed class FieldBinder
{
    private const int MostNameCharacters = 32;

    private readonly Dictionary<string, FieldInfo> _fields = new(StringComparer.Ordinal);

    /// <summary>Prepares the keys of a type.</summary>
    /// <param name="type">Type of the parameter object.</param>
    /// <param name="except">Names of fields that are set in another way.</param>
    public FieldBinder(Type type, params string[] except)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            bool isPlain = field.FieldType == typeof(int) || field.FieldType == typeof(bool) || field.FieldType == typeof(string) || field.FieldType.IsEnum;
            if (isPlain && !field.IsInitOnly && !except.Contains(field.Name))
            {
                _fields[KeyOf(field.Name)] = field;
            }
        }
    }

    /// <summary>The keys.</summary>
    public IReadOnlyCollection<string> Keys => _fields.Keys;

    /// <summary>The key of a field.</summary>
    /// <param name="fieldName">Name of the field.</param>
    /// <returns>The name in lower camel case.</returns>
    public static string KeyOf(string fieldName)
    {
        return char.ToLowerInvariant(fieldName[0]) + fieldName[1..];
    }

    /// <summary>The value of a key in a parameter object.</summary>
    /// <param name="target">The parameter object.</param>
    /// <param name="key">One of <see cref="Keys"/>.</param>
    /// <returns>The value as it would be written in JSON.</returns>
    public string ValueOf(object target, string key)
    {
        object? value = _fields[key].GetValue(target);
        value = value is Enum choice ? KeyOf(choice.ToString()) : value;
        return value is bool isSet ? (isSet ? "true" : "false") : value is string name ? "\"" + name + "\"" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Sets the fields that an object names.</summary>
    /// <param name="target">The parameter object.</param>
    /// <param name="section">Name of the object in the file, for errors.</param>
    /// <param name="entry">The JSON object.</param>
    /// <param name="fail">Makes the error for a line and a reason.</param>
    public void Bind(object target, string section, JsonEntry entry, Func<long, string, Exception> fail)
    {
        SiteFile.RequireObject(section, entry, fail);
        foreach ((string name, JsonEntry value) in entry.Members)
        {
            if (!_fields.TryGetValue(name, out FieldInfo? field))
            {
                throw fail(value.Line, SiteFile.UnknownKey(section, name, _fields.Keys));
            }

            field.SetValue(target, Read(field, $"{section}.{name}", value, fail));
        }
    }

    private static object Read(FieldInfo field, string key, JsonEntry value, Func<long, string, Exception> fail)
    {
        if (field.FieldType == typeof(bool))
        {
            return value.Kind is JsonTokenType.True or JsonTokenType.False
                ? value.Kind == JsonTokenType.True
                : throw fail(value.Line, $"found {SiteFile.Show(value)} for {key}, expected true or false");
        }

        if (field.FieldType == typeof(string))
        {
            return value.Kind == JsonTokenType.String && IsName(value.Text)
                ? value.Text
                : throw fail(value.Line, $"found {SiteFile.Show(value)} for {key}, expected 1 to {MostNameCharacters} letters, digits and dashes");
        }

        if (field.FieldType.IsEnum)
        {
            string[] choices = [.. Enum.GetNames(field.FieldType).Select(KeyOf)];
            int choice = value.Kind == JsonTokenType.String ? Array.IndexOf(choices, value.Text) : -1;
            return choice >= 0
                ? Enum.GetValues(field.FieldType).GetValue(choice)!
                : throw fail(value.Line, $"found {SiteFile.Show(value)} for {key}, expected one of \"{string.Join("\", \"", choices)}\"");
        }

        return value.Kind == JsonTokenType.Number && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw fail(value.Line, $"found {SiteFile.Show(value)} for {key}, expected a whole number");
    }

    private static bool IsName(string text)
    {
        return text.Length is > 0 and <= MostNameCharacters && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
    }
}
