namespace NanoV2G.OffendingSamples;

public class Grid
{
    private int[,] _cells; // expect: array-rank

    private int[][] _rows = new int[3][];

    public void Make()
    {
        _cells = new int[3, 4]; // expect: array-rank
    }

    public int At(int x, int y)
    {
        int inRow = _rows[x][y];
        return inRow + _cells[x, y]; // expect: array-rank
    }

    public int First(int[,] other) // expect: array-rank
    {
        return other == null ? 0 : 1;
    }
}
