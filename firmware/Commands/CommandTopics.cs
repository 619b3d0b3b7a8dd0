namespace NanoV2G.Firmware.Commands;

/// <summary>The topics of one unit's commands and acknowledgements.</summary>
public sealed class CommandTopics
{
    // In the order of CommandVerb, from its first known one.
    private static readonly string[] VerbNames = new string[] { "setpoint", "release", "chargeNow", "resend", "resetLockout" };

    private readonly string _commandPrefix;
    private readonly char[] _acknowledgement;
    private readonly int _prefixLength;

    /// <summary>Prepares the topics of a unit.</summary>
    /// <param name="unitId">Identity of the unit, without <c>/</c>, <c>+</c> and <c>#</c>.</param>
    public CommandTopics(string unitId)
    {
        string root = "nanov2g/" + unitId;
        _commandPrefix = root + "/cmd/";
        Filter = _commandPrefix + "+";
        string prefix = root + "/ack/";
        _prefixLength = prefix.Length;
        _acknowledgement = new char[prefix.Length + CommandReader.MostNameCharacters];
        for (int index = 0; index < prefix.Length; index++)
        {
            _acknowledgement[index] = prefix[index];
        }
    }

    /// <summary>The topic filter of every command to this unit.</summary>
    public readonly string Filter;

    /// <summary>Whether a topic is one of a command to this unit, of a known verb or not.</summary>
    /// <param name="topic">Topic of a received message.</param>
    /// <returns>False for every other topic, those of other units included.</returns>
    public bool IsCommand(string topic)
    {
        return topic != null && topic.Length >= _commandPrefix.Length && HasAt(topic, 0, _commandPrefix);
    }

    /// <summary>The verb of a topic.</summary>
    /// <param name="topic">A topic for which <see cref="IsCommand"/> is true.</param>
    /// <returns>The verb.</returns>
    public CommandVerb VerbOf(string topic)
    {
        int length = topic.Length - _commandPrefix.Length;
        for (int index = 0; index < VerbNames.Length; index++)
        {
            if (VerbNames[index].Length == length && HasAt(topic, _commandPrefix.Length, VerbNames[index]))
            {
                return (CommandVerb)(index + 1);
            }
        }

        return CommandVerb.Unknown;
    }

    /// <summary>The topic of an acknowledgement: the one allocation that a command costs.</summary>
    /// <param name="source">Begins with the id of the command.</param>
    /// <param name="length">Its length, bytes, at most <see cref="CommandReader.MostNameCharacters"/>.</param>
    /// <returns>The topic.</returns>
    public string AcknowledgementOf(byte[] source, int length)
    {
        for (int index = 0; index < length; index++)
        {
            _acknowledgement[_prefixLength + index] = (char)source[index];
        }

        return new string(_acknowledgement, 0, _prefixLength + length);
    }

    private static bool HasAt(string topic, int start, string part)
    {
        for (int index = 0; index < part.Length; index++)
        {
            if (topic[start + index] != part[index])
            {
                return false;
            }
        }

        return true;
    }
}
