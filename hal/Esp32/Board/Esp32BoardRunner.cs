using System;
using System.Threading;
using nanoFramework.Runtime.Native;
using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>
/// Runs a program on a board: starts its threads in the order in which they depend on one another, stops them in the
/// opposite one, and restarts the chip when that is due. It never returns otherwise: when the main thread ends, the
/// runtime waits for a debugger with the outputs as they are.
/// </summary>
public sealed class Esp32BoardRunner
{
    /// <summary>Interval at which a planned restart is considered, ms.</summary>
    public const int LookMs = 1000;

    /// <summary>Longest wait for the end of a thread, ms.</summary>
    public const int MostStopMs = 3000;

    private readonly Esp32Board _board;
    private readonly IBoardProgram _program;
    private readonly PlannedRestart _restart = new PlannedRestart();
    private readonly BoardThread[] _threads;

    /// <summary>Makes the threads; none runs yet.</summary>
    /// <param name="board">The board.</param>
    /// <param name="program">The program; it gives the permission to block.</param>
    public Esp32BoardRunner(Esp32Board board, IBoardProgram program)
    {
        _board = board;
        _program = program;
        AutoResetEvent recordNow = new AutoResetEvent(false);
        AutoResetEvent readingNow = new AutoResetEvent(false);
        Sense = new SenseThread(board, readingNow);
        Control = new ControlThread(board, program, readingNow, recordNow);
        _threads = new BoardThread[]
        {
            Sense,
            new RecordThread(program, recordNow),
            Control,
            new ReportThread(program),
            new LinkThread(board, program.Parking),
        };
    }

    /// <summary>The thread that reads the field.</summary>
    public SenseThread Sense { get; }

    /// <summary>The thread of the control tick.</summary>
    public ControlThread Control { get; }

    /// <summary>Starts and watches, until the chip restarts.</summary>
    public void Run()
    {
        Start();
        bool goesOn = true;
        while (goesOn)
        {
            try
            {
                Thread.Sleep(LookMs);
                goesOn = !_restart.IsDue(_board.Clock.MonotonicMs, _program.Parking);
            }
            catch (Exception exception)
            {
                Console.WriteLine("nanoV2G: " + exception.Message);
            }
        }

        Stop();
        Power.RebootDevice(RebootOption.NormalReboot);
    }

    /// <summary>
    /// Starts the network while the contactor is still released, then the threads: readings first, then the recorder
    /// that events go to, then control, then the link.
    /// </summary>
    public void Start()
    {
        StartNetwork();
        for (int index = 0; index < _threads.Length; index++)
        {
            _threads[index].Start();
        }
    }

    /// <summary>
    /// Stops the threads in the opposite order, releases the contactor, takes a last record and closes the link. Without
    /// ticks the supervisor drops the contactor's supply as well.
    /// </summary>
    public void Stop()
    {
        for (int index = _threads.Length - 1; index >= 0; index--)
        {
            _threads[index].Stop(MostStopMs);
        }

        _board.Contactor.Drive(false);
        try
        {
            _program.RecordStep();
            _board.Link.Close();
        }
        catch (Exception exception)
        {
            Console.WriteLine("nanoV2G: the last record failed: " + exception.Message);
        }
    }

    // Once only, also when it fails: the runtime refuses a second start, and the unit works without a network.
    private void StartNetwork()
    {
        try
        {
            _board.Network.Start();
        }
        catch (Exception exception)
        {
            Console.WriteLine("nanoV2G: no network: " + exception.Message);
        }
    }
}
