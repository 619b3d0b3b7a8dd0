using System.Text.Json;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.Live;

/// <summary>
/// Reads what a page posts. Bytes from outside: every member is named, typed and bounded, and what does not fit is
/// refused as a whole, in one sentence.
/// </summary>
public static class LiveCommandReader
{
    /// <summary>Longest command, bytes.</summary>
    public const int MostBytes = 512;

    /// <summary>Longest request, min: a week, as by message.</summary>
    public const int MostMinutes = 7 * 24 * 60;

    /// <summary>Greatest power that is read, W; the unit itself takes no more than its rating.</summary>
    public const int MostWatts = 100_000;

    /// <summary>Greatest speed that a page may set.</summary>
    public const int MostTimes = 3600;

    private const string Verbs = "plug, loadControl, logicInterface, emergencyStop, fault, chargeNow, dispatch, release, resetLockout or speed";

    /// <summary>Reads a command.</summary>
    /// <param name="json">The body of the request.</param>
    /// <returns>The command.</returns>
    /// <exception cref="FormatException">It is none; the message is one sentence.</exception>
    public static LiveCommand Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MostBytes)
        {
            throw new FormatException($"The command is longer than {MostBytes} bytes; expected one flat JSON object.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2 });
            return Read(new Members(document.RootElement));
        }
        catch (JsonException)
        {
            throw new FormatException("The command is not JSON; expected one flat object such as {\"do\":\"release\"}.");
        }
    }

    private static LiveCommand Read(Members members)
    {
        string verb = members.Text("do");
        LiveCommand command = verb switch
        {
            "plug" => new LiveCommand.Plug(members.Flag("connected")),
            "loadControl" => new LiveCommand.LoadControl(Contact(members.Text("state"))),
            "logicInterface" => new LiveCommand.LogicInterface(members.Flag("closed")),
            "emergencyStop" => new LiveCommand.EmergencyStop(members.Flag("pressed")),
            "fault" => new LiveCommand.Fault(FaultOf(members.Text("name")), members.Flag("present")),
            "chargeNow" => new LiveCommand.ChargeNow(members.Whole("minutes", 1, MostMinutes)),
            "dispatch" => new LiveCommand.Dispatch(members.Whole("watts", -MostWatts, MostWatts), members.Whole("minutes", 1, MostMinutes)),
            "release" => new LiveCommand.Release(),
            "resetLockout" => new LiveCommand.ResetLockout(),
            "speed" => new LiveCommand.Speed(members.Whole("times", 1, MostTimes)),
            _ => throw new FormatException($"\"do\" is not known; expected {Verbs}."),
        };
        members.RequireNoMore();
        return command;
    }

    private static ContactState Contact(string state)
    {
        return state switch
        {
            "open" => ContactState.Open,
            "closed" => ContactState.Closed,
            "fault" => ContactState.Fault,
            _ => throw new FormatException("\"state\" is not known; expected open, closed or fault."),
        };
    }

    private static SimulatedFault FaultOf(string name)
    {
        int fault = SimulatedFaults.Find(name);
        return fault >= 0 ? (SimulatedFault)fault : throw new FormatException("\"name\" is no fault; expected a name from nanov2g run --help.");
    }

    /// <summary>The members of the object, each taken once.</summary>
    private sealed class Members
    {
        private readonly Dictionary<string, JsonElement> _left = new(StringComparer.Ordinal);

        public Members(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("The command is not an object; expected one such as {\"do\":\"release\"}.");
            }

            foreach (JsonProperty property in root.EnumerateObject())
            {
                if (!_left.TryAdd(property.Name, property.Value))
                {
                    throw new FormatException("A member stands twice in the command; expected each once.");
                }
            }
        }

        public string Text(string name)
        {
            JsonElement value = Take(name);
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"\"{name}\" is not a text; expected one in quotation marks.");
        }

        public bool Flag(string name)
        {
            JsonElement value = Take(name);
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new FormatException($"\"{name}\" is neither true nor false; expected one of them.");
        }

        public int Whole(string name, int least, int most)
        {
            JsonElement value = Take(name);
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most
                ? number
                : throw new FormatException($"\"{name}\" is out of range; expected a whole number from {least} to {most}.");
        }

        public void RequireNoMore()
        {
            if (_left.Count > 0)
            {
                throw new FormatException("The command has a member that its verb does not take; expected none besides those.");
            }
        }

        private JsonElement Take(string name)
        {
            return _left.Remove(name, out JsonElement value) ? value : throw new FormatException($"\"{name}\" is missing; expected it in this command.");
        }
    }
}
