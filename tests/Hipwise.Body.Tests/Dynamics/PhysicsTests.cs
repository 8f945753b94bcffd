using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;

namespace Hipwise.Body.Tests.Dynamics;

/// <summary>What mechanics says must hold, in every model.</summary>
public class PhysicsTests(ITestOutputHelper output)
{
    private const int Seed = 7;

    public static TheoryData<string> Models => AllModels.Data;

    [Theory]
    [MemberData(nameof(Models))]
    public void The_mass_matrix_is_symmetric_and_positive(string file)
    {
        var (model, work, random) = Prepare(file);
        var n = model.CoordinateCount;
        var matrix = new double[n * n];
        for (var pose = 0; pose < 20; pose++)
        {
            ForwardKinematics.UpdatePositions(work, AllModels.RandomPose(model, random));
            MassMatrix.Calculate(work, matrix);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    matrix[(i * n) + j].ShouldBe(matrix[(j * n) + i]);
                }
            }

            Cholesky.TryFactor([.. matrix], n).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Forward_dynamics_undoes_inverse_dynamics(string file)
    {
        var (model, work, random) = Prepare(file);
        var n = model.CoordinateCount;
        var worst = 0.0;
        for (var pose = 0; pose < 20; pose++)
        {
            var wanted = AllModels.RandomVector(n, random, 50);
            var loads = AllModels.RandomVector(6 * model.Segments.Length, random, 100);
            ForwardKinematics.UpdatePositions(work, AllModels.RandomPose(model, random));
            ForwardKinematics.UpdateVelocities(work, AllModels.RandomVector(n, random, 5));
            var forces = new double[n];
            InverseDynamics.Update(work, wanted, loads, forces);
            var found = MassMatrix.CalculateAccelerations(work, forces, loads);
            for (var c = 0; c < n; c++)
            {
                worst = Math.Max(worst, Math.Abs(found[c] - wanted[c]) / 50);
            }
        }

        output.WriteLine($"worst relative difference {worst:G3}");
        worst.ShouldBeLessThan(1e-9);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_mass_matrix_is_inverse_dynamics_of_unit_accelerations(string file)
    {
        var (model, work, random) = Prepare(file);
        var n = model.CoordinateCount;
        double[] matrix = new double[n * n], rest = new double[n], forces = new double[n];
        ForwardKinematics.UpdatePositions(work, AllModels.RandomPose(model, random));
        ForwardKinematics.UpdateVelocities(work, new double[n]);
        MassMatrix.Calculate(work, matrix);
        InverseDynamics.Update(work, new double[n], [], rest);
        for (var c = 0; c < n; c++)
        {
            var unit = new double[n];
            unit[c] = 1;
            InverseDynamics.Update(work, unit, [], forces);
            for (var d = 0; d < n; d++)
            {
                (forces[d] - rest[d]).ShouldBe(matrix[(d * n) + c], 1e-10 * (1 + Math.Abs(rest[d])));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Energy_and_momentum_last_in_free_flight(string file)
    {
        var description = AllModels.Describe(file);
        var model = BodyModel.Compile(description with { Couplings = [] });
        var random = new Random(Seed);
        var (work, n) = (new Workspace(model), model.CoordinateCount);
        var state = (Q: AllModels.RandomPose(model, random), V: AllModels.RandomVector(n, random, 0.5));
        var before = Energy(work, state);
        var momentumBefore = Momentum(work);
        const int Steps = 200;
        const double Duration = 0.02;
        for (var step = 0; step < Steps; step++)
        {
            state = Advance(work, state, Duration / Steps);
        }

        var after = Energy(work, state);
        output.WriteLine($"energy {before:G12} J → {after:G12} J");
        (after - before).ShouldBe(0, 1e-9 * (Math.Abs(before) + 1));
        CheckMomentum(model, momentumBefore, Momentum(work), Duration);
    }

    // A body that hangs on ground by one free joint alone gains only what gravity gives it.
    private static void CheckMomentum(BodyModel model, double[] before, double[] after, double duration)
    {
        if (model.Tree.Joint[1].Coordinates.Length == 6 && model.Tree.Parent.Skip(1).Count(parent => parent == 0) == 1)
        {
            var gained = model.TotalMass * duration * model.Gravity;
            (after[3] - before[3] - gained.X).ShouldBe(0, 1e-8);
            (after[4] - before[4] - gained.Y).ShouldBe(0, 1e-8);
            (after[5] - before[5] - gained.Z).ShouldBe(0, 1e-8);
        }
    }

    private static double Energy(Workspace work, (double[] Q, double[] V) state)
    {
        ForwardKinematics.UpdatePositions(work, state.Q);
        ForwardKinematics.UpdateVelocities(work, state.V);
        return MassMatrix.CalculateKineticEnergy(work) + MassMatrix.CalculatePotentialEnergy(work);
    }

    private static double[] Momentum(Workspace work)
    {
        var momentum = new double[6];
        MassMatrix.CalculateMomentum(work, momentum);
        return momentum;
    }

    // Runge and Kutta's classic step.
    private static (double[] Q, double[] V) Advance(Workspace work, (double[] Q, double[] V) s, double h)
    {
        var k1 = Rate(work, s);
        var k2 = Rate(work, (Add(s.Q, k1.Q, h / 2), Add(s.V, k1.V, h / 2)));
        var k3 = Rate(work, (Add(s.Q, k2.Q, h / 2), Add(s.V, k2.V, h / 2)));
        var k4 = Rate(work, (Add(s.Q, k3.Q, h), Add(s.V, k3.V, h)));
        double[] Mix(double[] x, double[] a, double[] b, double[] c, double[] d) =>
            [.. x.Select((value, i) => value + (h / 6 * (a[i] + (2 * b[i]) + (2 * c[i]) + d[i])))];
        return (Mix(s.Q, k1.Q, k2.Q, k3.Q, k4.Q), Mix(s.V, k1.V, k2.V, k3.V, k4.V));
    }

    private static (double[] Q, double[] V) Rate(Workspace work, (double[] Q, double[] V) s)
    {
        ForwardKinematics.UpdatePositions(work, s.Q);
        ForwardKinematics.UpdateVelocities(work, s.V);
        return (s.V, MassMatrix.CalculateAccelerations(work, new double[s.Q.Length], []));
    }

    private static double[] Add(double[] a, double[] b, double factor) => [.. a.Select((value, i) => value + (factor * b[i]))];

    private (BodyModel Model, Workspace Work, Random Random) Prepare(string file)
    {
        output.WriteLine($"seed {Seed}");
        var model = AllModels.Read(file);
        return (model, new Workspace(model), new Random(Seed));
    }
}
