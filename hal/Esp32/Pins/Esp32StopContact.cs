using NanoV2G.Hal.Inputs;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>
/// A normally closed contact among the slow inputs: a broken wire, a dead chain and an open contact all mean stop.
/// </summary>
public sealed class Esp32StopContact : IContactInput
{
    private readonly SlowInputs _inputs;
    private readonly int _bit;

    /// <summary>Reads one of the slow inputs.</summary>
    /// <param name="inputs">The slow inputs.</param>
    /// <param name="bit">One of <see cref="SlowInputBits"/>, high while the contact is closed.</param>
    public Esp32StopContact(SlowInputs inputs, int bit)
    {
        _inputs = inputs;
        _bit = bit;
    }

    /// <inheritdoc/>
    public ContactState State => _inputs.IsHigh(_bit) ? ContactState.Closed : ContactState.Open;
}
