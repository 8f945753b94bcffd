using Hipwise.Body.Dynamics;

namespace Hipwise.Simulation.Following;

// Gradient and Gauss-Newton matrix of a sum of weighted squares, its steps and its inverse.
internal sealed class PosteriorSystem(int size)
{
    private readonly double[] _normal = new double[size * size];
    private readonly double[] _factor = new double[size * size];
    private readonly double[] _inverse = new double[size * size];
    private readonly double[] _step = new double[size];
    private readonly bool[] _held = new bool[size];

    public double[] Gradient { get; } = new double[size];

    public void Clear()
    {
        Array.Clear(_normal);
        Array.Clear(Gradient);
    }

    public void Hold(int variable, bool held) => _held[variable] = held;

    public void AddDiagonal(int variable, double weight, double error)
    {
        _normal[(variable * size) + variable] += weight;
        Gradient[variable] += weight * error;
    }

    // An equation over some variables.
    public void Add(int[] variables, ReadOnlySpan<double> row, double error, double weight)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var (a, w) = (variables[i], weight * row[i]);
            Gradient[a] += w * error;
            for (var j = 0; j <= i; j++)
            {
                var b = variables[j];
                _normal[a >= b ? (a * size) + b : (b * size) + a] += w * row[j];
            }
        }
    }

    // An equation over all variables.
    public void Add(ReadOnlySpan<double> row, double error, double weight)
    {
        for (var i = 0; i < size; i++)
        {
            var w = weight * row[i];
            if (w == 0)
            {
                continue;
            }

            Gradient[i] += w * error;
            var line = _normal.AsSpan(i * size, i + 1);
            for (var j = 0; j < line.Length; j++)
            {
                line[j] += w * row[j];
            }
        }
    }

    // Of the last TrySolve.
    public ReadOnlySpan<double> Step => _step;

    // The step of least squares beside what is held; false when some variable is held by nothing.
    public bool TrySolve(double damping)
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                _factor[(i * size) + j] = _held[i] || _held[j] ? 0 : _normal[(i * size) + j];
            }

            _factor[(i * size) + i] = _held[i] ? 1 : _normal[(i * size) + i] * (1 + damping);
            _step[i] = _held[i] ? 0 : -Gradient[i];
        }

        if (!Cholesky.TryFactor(_factor, size))
        {
            return false;
        }

        Cholesky.Solve(_factor, size, _step);
        return true;
    }

    // Of the last equations, beside what is held now.
    public bool TryInvert()
    {
        if (!TrySolve(0))
        {
            return false;
        }

        Array.Clear(_inverse);
        for (var i = 0; i < size; i++)
        {
            _inverse[(i * size) + i] = _held[i] ? 0 : 1;
            if (!_held[i])
            {
                Cholesky.Solve(_factor, size, _inverse.AsSpan(i * size, size));
            }
        }

        return true;
    }

    public double Inverse(int i, int j) => _inverse[(i * size) + j];
}
