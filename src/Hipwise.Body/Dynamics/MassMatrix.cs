namespace Hipwise.Body.Dynamics;

/// <summary>The joint-space inertia, by composite bodies, and what needs it: accelerations from forces, and energy.</summary>
public static class MassMatrix
{
    /// <summary>Computes the mass matrix of the pose that the workspace holds.</summary>
    /// <param name="work">Scratch with the positions of now.</param>
    /// <param name="matrix">Filled: n × n by rows, n the number of coordinates; symmetric. Units follow the coordinates (kg·m², kg·m, kg).</param>
    public static void Calculate(Workspace work, Span<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (tree, n) = (work.Model.Tree, work.Model.CoordinateCount);
        var composite = new double[SpatialInertia.Size * tree.Count];
        Span<double> own = stackalloc double[SpatialInertia.Size];
        for (var i = tree.Count - 1; i > 0; i--)
        {
            SpatialInertia.Update(tree, work, i, own);
            for (var k = 0; k < SpatialInertia.Size; k++)
            {
                composite[(SpatialInertia.Size * i) + k] += own[k];
                composite[(SpatialInertia.Size * tree.Parent[i]) + k] += composite[(SpatialInertia.Size * i) + k];
            }
        }

        matrix.Clear();
        Span<double> force = stackalloc double[6];
        for (var c = 0; c < n; c++)
        {
            var segment = tree.SegmentOf[c];
            SpatialInertia.Multiply(composite.AsSpan(SpatialInertia.Size * segment, SpatialInertia.Size), work.Twists.AsSpan(6 * c, 6), force);
            for (var d = 0; d < n; d++)
            {
                if (IsAncestorOrSelf(tree.Parent, tree.SegmentOf[d], segment))
                {
                    matrix[(c * n) + d] = matrix[(d * n) + c] = InverseDynamics.Dot(work.Twists.AsSpan(6 * d, 6), force);
                }
            }
        }
    }

    /// <summary>The accelerations that generalised forces bring about, couplings aside.</summary>
    /// <param name="work">Scratch with the positions and velocities of now.</param>
    /// <param name="forces">One for each coordinate (N·m or N), beyond gravity and loads.</param>
    /// <param name="loads">As for <see cref="InverseDynamics.Update(Workspace, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>.</param>
    /// <returns>One acceleration for each coordinate (rad/s² or m/s²).</returns>
    /// <exception cref="Model.ModelException">A coordinate moves no mass, so that the matrix cannot be inverted.</exception>
    public static double[] CalculateAccelerations(Workspace work, ReadOnlySpan<double> forces, ReadOnlySpan<double> loads)
    {
        ArgumentNullException.ThrowIfNull(work);
        var n = work.Model.CoordinateCount;
        double[] matrix = new double[n * n], bias = new double[n], result = new double[n];
        InverseDynamics.Update(work, new double[n], loads, bias);
        Calculate(work, matrix);
        for (var c = 0; c < n; c++)
        {
            result[c] = forces[c] - bias[c];
        }

        if (!Cholesky.TryFactor(matrix, n))
        {
            throw new Model.ModelException("The mass matrix is singular: some coordinate moves no mass.");
        }

        Cholesky.Solve(matrix, n, result);
        return result;
    }

    /// <summary>Kinetic energy (J) of the velocities that the workspace holds.</summary>
    public static double CalculateKineticEnergy(Workspace work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var tree = work.Model.Tree;
        Span<double> inertia = stackalloc double[SpatialInertia.Size];
        Span<double> momentum = stackalloc double[6];
        var energy = 0.0;
        for (var i = 1; i < tree.Count; i++)
        {
            SpatialInertia.Update(tree, work, i, inertia);
            var v = work.Velocities.AsSpan(6 * i, 6);
            SpatialInertia.Multiply(inertia, v, momentum);
            energy += InverseDynamics.Dot(v, momentum) / 2;
        }

        return energy;
    }

    /// <summary>Potential energy of gravity (J), 0 when the whole mass is at ground's origin.</summary>
    public static double CalculatePotentialEnergy(Workspace work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (tree, gravity) = (work.Model.Tree, work.Model.Gravity);
        Span<double> inertia = stackalloc double[SpatialInertia.Size];
        var energy = 0.0;
        for (var i = 1; i < tree.Count; i++)
        {
            SpatialInertia.Update(tree, work, i, inertia);
            energy -= (gravity.X * inertia[6]) + (gravity.Y * inertia[7]) + (gravity.Z * inertia[8]);
        }

        return energy;
    }

    /// <summary>The whole body's momentum: angular about ground's origin (kg·m²/s), then linear (kg·m/s).</summary>
    /// <param name="work">Scratch with the velocities of now.</param>
    /// <param name="momentum">Filled with six numbers.</param>
    public static void CalculateMomentum(Workspace work, Span<double> momentum)
    {
        ArgumentNullException.ThrowIfNull(work);
        var tree = work.Model.Tree;
        Span<double> inertia = stackalloc double[SpatialInertia.Size];
        Span<double> own = stackalloc double[6];
        momentum.Clear();
        for (var i = 1; i < tree.Count; i++)
        {
            SpatialInertia.Update(tree, work, i, inertia);
            SpatialInertia.Multiply(inertia, work.Velocities.AsSpan(6 * i, 6), own);
            for (var k = 0; k < 6; k++)
            {
                momentum[k] += own[k];
            }
        }
    }

    internal static bool IsAncestorOrSelf(int[] parent, int ancestor, int segment)
    {
        while (segment > ancestor)
        {
            segment = parent[segment];
        }

        return segment == ancestor;
    }
}
