namespace NanoV2G.Tools.Records;

/// <summary>
/// A curve as the least and the greatest value of each of a fixed number of columns, so that a chart of any length of
/// run loses no peak and a run of any length needs the same memory.
/// </summary>
public sealed class RangeSeries
{
    private readonly int[] _least;
    private readonly int[] _greatest;

    /// <summary>Makes an empty curve.</summary>
    /// <param name="columns">Number of columns, above 0.</param>
    public RangeSeries(int columns)
    {
        _least = new int[columns];
        _greatest = new int[columns];
        Array.Fill(_least, int.MaxValue);
        Array.Fill(_greatest, int.MinValue);
    }

    /// <summary>Number of columns.</summary>
    public int Count => _least.Length;

    /// <summary>Whether a column has a value at all.</summary>
    /// <param name="column">Index of the column.</param>
    /// <returns>False for a column in which nothing was measured.</returns>
    public bool Has(int column) => _least[column] <= _greatest[column];

    /// <summary>Least value of a column that has one.</summary>
    /// <param name="column">Index of the column.</param>
    /// <returns>The least value.</returns>
    public int Least(int column) => _least[column];

    /// <summary>Greatest value of a column that has one.</summary>
    /// <param name="column">Index of the column.</param>
    /// <returns>The greatest value.</returns>
    public int Greatest(int column) => _greatest[column];

    /// <summary>Takes a value.</summary>
    /// <param name="column">Index of the column that it falls into.</param>
    /// <param name="value">The value.</param>
    public void Add(int column, int value)
    {
        if (value < _least[column])
        {
            _least[column] = value;
        }

        if (value > _greatest[column])
        {
            _greatest[column] = value;
        }
    }

    /// <summary>The same curve in fewer columns; every peak stays.</summary>
    /// <param name="columns">Number of columns, 1 to <see cref="Count"/>.</param>
    /// <returns>The coarser curve.</returns>
    public RangeSeries InColumns(int columns)
    {
        RangeSeries coarser = new(columns);
        for (int column = 0; column < Count; column++)
        {
            if (Has(column))
            {
                int target = (int)((long)column * columns / Count);
                coarser.Add(target, _least[column]);
                coarser.Add(target, _greatest[column]);
            }
        }

        return coarser;
    }
}
