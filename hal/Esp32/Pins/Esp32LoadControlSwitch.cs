using NanoV2G.Hal.Inputs;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>
/// The auxiliary load control switch behind an interposing relay with a make and a break contact: exactly one of them
/// conducts, so a broken wire, a stuck relay and a dead input chain all read as a fault.
/// </summary>
public sealed class Esp32LoadControlSwitch : IContactInput
{
    private readonly SlowInputs _inputs;

    /// <summary>Reads two of the slow inputs.</summary>
    /// <param name="inputs">The slow inputs.</param>
    public Esp32LoadControlSwitch(SlowInputs inputs)
    {
        _inputs = inputs;
    }

    /// <inheritdoc/>
    public ContactState State
    {
        get
        {
            bool isClosed = _inputs.IsHigh(SlowInputBits.LoadControlClosed);
            bool isOpen = _inputs.IsHigh(SlowInputBits.LoadControlOpen);
            if (isClosed == isOpen)
            {
                return ContactState.Fault;
            }

            return isClosed ? ContactState.Closed : ContactState.Open;
        }
    }
}
