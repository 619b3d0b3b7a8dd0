namespace NanoV2G.Tools.Records;

/// <summary>
/// Which of a few states was in force, in a fixed number of columns. A state that lasted only a moment is not lost: in
/// each column the state of highest weight shows.
/// </summary>
public sealed class SpanSeries
{
    private readonly byte[] _states;

    /// <summary>Makes a series in which nothing is known yet.</summary>
    /// <param name="columns">Number of columns, above 0.</param>
    public SpanSeries(int columns)
    {
        _states = new byte[columns];
    }

    /// <summary>Number of columns.</summary>
    public int Count => _states.Length;

    /// <summary>The weightiest state of a column; 0 when nothing is known.</summary>
    /// <param name="column">Index of the column.</param>
    /// <returns>The state.</returns>
    public byte this[int column] => _states[column];

    /// <summary>Takes a state.</summary>
    /// <param name="column">Index of the column that it falls into.</param>
    /// <param name="state">The state; a greater number outweighs a smaller one.</param>
    public void Add(int column, byte state)
    {
        if (state > _states[column])
        {
            _states[column] = state;
        }
    }

    /// <summary>The same series in fewer columns.</summary>
    /// <param name="columns">Number of columns, 1 to <see cref="Count"/>.</param>
    /// <returns>The coarser series.</returns>
    public SpanSeries InColumns(int columns)
    {
        SpanSeries coarser = new(columns);
        for (int column = 0; column < Count; column++)
        {
            coarser.Add((int)((long)column * columns / Count), _states[column]);
        }

        return coarser;
    }

    /// <summary>Runs of equal states, in order and without holes.</summary>
    /// <returns>First column, column after the last, state.</returns>
    public IEnumerable<(int From, int To, byte State)> Runs()
    {
        int from = 0;
        for (int column = 1; column <= Count; column++)
        {
            if (column == Count || _states[column] != _states[from])
            {
                yield return (from, column, _states[from]);
                from = column;
            }
        }
    }
}
