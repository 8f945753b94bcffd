namespace Hipwise.Formats.Text;

/// <summary>Columns of numbers that grow row by row.</summary>
internal sealed class ColumnBuffer(int columns, int expectedRows)
{
    private const int FirstRows = 16;

    private readonly double[][] data = [.. Enumerable.Range(0, columns).Select(_ => new double[Math.Max(FirstRows, expectedRows)])];

    public int Rows { get; private set; }

    public int Columns => data.Length;

    /// <summary>A row to be filled with <see cref="Set"/>; every cell of it must be.</summary>
    public void AddRow()
    {
        if (data.Length > 0 && Rows == data[0].Length)
        {
            for (var i = 0; i < data.Length; i++)
            {
                Array.Resize(ref data[i], Rows * 2);
            }
        }

        Rows++;
    }

    public void Set(int column, double value) => data[column][Rows - 1] = value;

    public double Get(int column, int row) => data[column][row];

    /// <summary>The columns, no longer than the rows that were added.</summary>
    public double[][] Finish()
    {
        for (var i = 0; i < data.Length; i++)
        {
            Array.Resize(ref data[i], Rows);
        }

        return data;
    }
}
