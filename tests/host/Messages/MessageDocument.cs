using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using YamlDotNet.Serialization;

namespace NanoV2G.Tests.Messages;

/// <summary>
/// The published description of the messages, as a reader of it would use it: <c>firmware/Reporting/asyncapi.yaml</c> with its
/// schemas. Says of any message what is wrong with it.
/// </summary>
internal sealed class MessageDocument
{
    private static readonly Lazy<MessageDocument> Loaded = new(() => new MessageDocument());

    private readonly Dictionary<object, object> _root;

    private MessageDocument()
    {
        string folder = Path.Combine(Repository.Root, "firmware", "Reporting");
        _root = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(File.ReadAllText(Path.Combine(folder, "asyncapi.yaml")));
        Dictionary<object, object> operations = Map(_root, "operations");
        Channels = [.. Map(_root, "channels").Select(channel => new MessageChannel((string)channel.Key, (Dictionary<object, object>)channel.Value, operations, folder))];
        SchemaFiles = [.. Directory.GetFiles(Path.Combine(folder, "schemas")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
    }

    public static MessageDocument Instance => Loaded.Value;

    public string Version => (string)_root["asyncapi"];

    public IReadOnlyList<MessageChannel> Channels { get; }

    /// <summary>Every file that lies in the folder of schemas.</summary>
    public IReadOnlyList<string> SchemaFiles { get; }

    public static Dictionary<object, object> Map(Dictionary<object, object> parent, string key) => (Dictionary<object, object>)parent[key];

    /// <summary>The channel of a topic, or null when the document does not name it.</summary>
    public MessageChannel? ChannelOf(string topic) => Channels.SingleOrDefault(channel => channel.Has(topic));

    /// <summary>What is wrong with a message; empty when nothing is.</summary>
    public string Fault(string topic, string payload)
    {
        MessageChannel? channel = ChannelOf(topic);
        return channel is null ? $"{topic} is not in the document" : channel.Fault(payload);
    }
}

/// <summary>One channel of the document.</summary>
internal sealed class MessageChannel
{
    private readonly Regex _topics;
    private readonly JsonSchema _schema;

    public MessageChannel(string name, Dictionary<object, object> channel, Dictionary<object, object> operations, string folder)
    {
        Name = name;
        Address = (string)channel["address"];
        _topics = new Regex("^" + Regex.Replace(Address, @"\{[a-z]+\}", "[A-Za-z0-9._-]+") + "$");
        Dictionary<object, object> message = (Dictionary<object, object>)MessageDocument.Map(channel, "messages").Single().Value;
        string reference = (string)MessageDocument.Map(message, "payload")["$ref"];
        SchemaFile = Path.GetFileName(reference);
        _schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(folder, reference)));
        Dictionary<object, object> operation = operations.Values.Cast<Dictionary<object, object>>()
            .Single(candidate => (string)MessageDocument.Map(candidate, "channel")["$ref"] == "#/channels/" + name);
        Action = (string)operation["action"];
        Dictionary<object, object> binding = MessageDocument.Map(MessageDocument.Map(operation, "bindings"), "mqtt");
        IsRetained = (string)binding["retain"] == "true";
        IsConfirmed = (string)binding["qos"] == "1";
    }

    public string Name { get; }

    public string Address { get; }

    public string SchemaFile { get; }

    /// <summary><c>send</c> for what the unit publishes, <c>receive</c> for what it takes.</summary>
    public string Action { get; }

    public bool IsRetained { get; }

    public bool IsConfirmed { get; }

    public bool Has(string topic) => _topics.IsMatch(topic);

    /// <summary>What is wrong with a payload; empty when nothing is.</summary>
    public string Fault(string payload)
    {
        using JsonDocument instance = JsonDocument.Parse(payload);
        EvaluationResults results = _schema.Evaluate(instance.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        if (results.IsValid)
        {
            return "";
        }

        IEnumerable<string> errors = (results.Details ?? [])
            .Where(detail => detail.Errors is not null)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Key}: {error.Value}"));
        return $"{Name}: {string.Join("; ", errors)} in {payload}";
    }
}
