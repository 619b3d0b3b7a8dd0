using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// What the Eastron meters have in common: the block of voltage, current and power of every phase at the polling interval,
/// and how a three-phase meter says that it is wired: set to anything but three phases and four wires, it shows zero
/// where current flows. The wiring is asked at the start and, until the answer is right, every 10 s.
/// </summary>
public abstract class EastronMeter : BusDevice
{
    /// <summary>The question for the block of power, and the first of each kind of meter's own.</summary>
    protected const int AskPower = 0;

    /// <summary>The question for the wiring.</summary>
    protected const int AskWiring = 1;

    /// <summary>The first question that a kind of meter has for itself.</summary>
    protected const int AskOwn = 2;

    private const int WiringIntervalMs = 10000;

    /// <summary>Modbus address, 1 to 247.</summary>
    protected readonly int Slave;

    /// <summary>Longest wait for a reply, ms.</summary>
    protected readonly int TimeoutMs;

    /// <summary>Between the bus and the tick.</summary>
    protected readonly SampleGate Gate = new SampleGate();

    /// <summary>The last block of power, phase by phase.</summary>
    internal readonly PowerReading[] Phases;

    /// <summary>What was asked last.</summary>
    protected int Asked;

    /// <summary>
    /// Registers that the power block is asked for beyond its own. Modbus RTU has no number of a request: a reply that comes
    /// after its time-out is told from that to the next request by its length alone.
    /// </summary>
    protected int Longer;

    /// <summary>When the block of power is next asked for, ms.</summary>
    protected long PowerDueMs;

    /// <summary>Replies refused because a value was not a number or could not be true.</summary>
    public int ImplausibleCount;

    /// <summary>Whether the meter has said that it is wired otherwise than for three phases and four wires.</summary>
    protected bool IsWiredWrong;

    private readonly int _pollMs;
    private long _wiringDueMs;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="phaseCount">How many phases it measures, 1 or 3.</param>
    /// <param name="ratedMilliamps">Rated current, mA.</param>
    /// <param name="pollMs">Interval between readings of power, ms.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    protected EastronMeter(int slave, int phaseCount, int ratedMilliamps, int pollMs, int timeoutMs)
    {
        Slave = slave;
        TimeoutMs = timeoutMs;
        _pollMs = pollMs;
        _wiringDueMs = phaseCount > 1 ? 0 : long.MaxValue;
        Phases = new PowerReading[phaseCount];
        for (int phase = 0; phase < phaseCount; phase++)
        {
            Phases[phase] = new PowerReading(ratedMilliamps);
        }
    }

    /// <inheritdoc/>
    public override void Begin(ModbusRtuMaster master, long nowMs)
    {
        Asked = nowMs >= _wiringDueMs ? AskWiring : NextQuestion(nowMs);
        if (Asked == AskWiring)
        {
            _wiringDueMs = nowMs + WiringIntervalMs;
            master.BeginRead(ModbusFunction.ReadHolding, Slave, EastronRegisters.Wiring, EastronRegisters.ValueCount, TimeoutMs, nowMs);
        }
        else if (Asked == AskPower)
        {
            PowerDueMs = nowMs + _pollMs;
            int count = EastronRegisters.PowerBlockCount + ((Phases.Length - 1) * EastronRegisters.ValueCount);
            master.BeginRead(ModbusFunction.ReadInput, Slave, EastronRegisters.Voltage, count + Longer, TimeoutMs, nowMs);
        }
        else
        {
            BeginOwn(master, nowMs);
        }

        SetDue();
    }

    /// <inheritdoc/>
    public override void Complete(ModbusRtuMaster master, long nowMs)
    {
        if (Asked == AskWiring)
        {
            bool isRight = master.GetRegister(0) == EastronRegisters.FourWireHigh && master.GetRegister(1) == 0;
            _wiringDueMs = isRight ? long.MaxValue : _wiringDueMs;
            IsWiredWrong = !isRight;
        }
        else if (Asked == AskPower)
        {
            TakePower(master, nowMs);
        }
        else
        {
            CompleteOwn(master, nowMs);
        }
    }

    /// <summary>What to ask now, once the wiring is known.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns><see cref="AskPower"/> or one of the meter's own questions.</returns>
    protected abstract int NextQuestion(long nowMs);

    /// <summary>Begins one of the meter's own questions and sets when it comes again.</summary>
    /// <param name="master">The free master.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    protected abstract void BeginOwn(ModbusRtuMaster master, long nowMs);

    /// <summary>Takes the reply to one of the meter's own questions.</summary>
    /// <param name="master">Holds the reply.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    protected abstract void CompleteOwn(ModbusRtuMaster master, long nowMs);

    /// <summary>Takes the block of power.</summary>
    /// <param name="master">Holds the reply.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    protected abstract void TakePower(ModbusRtuMaster master, long nowMs);

    /// <summary>Sets when the meter next wants the bus.</summary>
    protected abstract void SetDue();
}
