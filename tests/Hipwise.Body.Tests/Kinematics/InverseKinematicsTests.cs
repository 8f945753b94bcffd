using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim;

namespace Hipwise.Body.Tests.Kinematics;

public class InverseKinematicsTests(ITestOutputHelper output)
{
    private const int Seed = 31;

    private static BodyModel Gait() => Cases.Model("gait2392", "subject01_simbody.osim");

    [Fact]
    public void A_pose_is_found_again_from_its_own_markers()
    {
        output.WriteLine($"seed {Seed}");
        var (model, random) = (Gait(), new Random(Seed));
        var solver = new InverseKinematics(model, IkTasks.AllMarkers(model));
        for (var trial = 0; trial < 20; trial++)
        {
            var pose = AllModels.RandomVector(model.CoordinateCount, random, 0.4);
            var result = solver.Solve(Markers(model, solver, pose));
            result.Converged.ShouldBeTrue();
            result.LargestError.ShouldBeLessThan(1e-8);
        }
    }

    [Fact]
    public void Markers_that_are_not_seen_take_no_part()
    {
        var (model, random) = (Gait(), new Random(Seed));
        var solver = new InverseKinematics(model, IkTasks.AllMarkers(model));
        var places = Markers(model, solver, AllModels.RandomVector(model.CoordinateCount, random, 0.3));
        for (var i = 0; i < places.Length; i += 12)
        {
            places[i] = double.NaN;
        }

        var result = solver.Solve(places);
        result.MarkersSeen.ShouldBe(solver.MarkerNames.Count - ((places.Length + 11) / 12));
        result.LargestError.ShouldBeLessThan(1e-7);
        solver.Solve([.. places.Select(_ => double.NaN)]).MarkersSeen.ShouldBe(0);
        solver.Pose.ToArray().ShouldAllBe(value => double.IsFinite(value));
    }

    [Fact]
    public void Clamped_coordinates_stay_in_their_ranges_and_locked_ones_stay()
    {
        var description = OsimReader.ReadFile(Cases.Path_("gait2392", "subject01_simbody.osim")).Model;
        var model = BodyModel.Compile(description with
        {
            Joints = [.. description.Joints.Select(joint => joint with
            {
                Coordinates = [.. joint.Coordinates.Select(c => c.Name switch
                {
                    "knee_angle_r" => c with { IsClamped = true, Minimum = -0.2, Maximum = 0.1 },
                    "ankle_angle_l" => c with { IsLocked = true, Default = 0.05 },
                    _ => c,
                })],
            })],
        });
        var solver = new InverseKinematics(model, IkTasks.AllMarkers(model));
        var pose = model.GetDefaultPose();
        (pose[model.FindCoordinate("knee_angle_r")], pose[model.FindCoordinate("ankle_angle_l")]) = (-0.9, -0.3);
        var places = Markers(model, solver, pose);
        solver.Start(model.GetDefaultPose());
        solver.Solve(places).Converged.ShouldBeTrue();
        solver.Pose[model.FindCoordinate("knee_angle_r")].ShouldBe(-0.2);
        solver.Pose[model.FindCoordinate("ankle_angle_l")].ShouldBe(0.05);
    }

    [Fact]
    public void A_prescribed_coordinate_is_where_its_course_puts_it_at_that_time()
    {
        var model = AllModels.Read("own/newer.osim");
        var driven = model.FindCoordinate("p");
        var solver = new InverseKinematics(model, IkTasks.AllMarkers(model));
        var places = Markers(model, solver, model.GetDefaultPose());
        foreach (var time in (ReadOnlySpan<double>)[0, 0.3, 0.7])
        {
            solver.Solve(places, time);
            solver.Pose[driven].ShouldBe(0.1 * Math.Sin(2 * time), 1e-15);
        }
    }

    [Fact]
    public void The_covariance_is_that_of_many_noisy_tries()
    {
        const int Tries = 600;
        const double Noise = 0.002;
        output.WriteLine($"seed {Seed}");
        var (model, random) = (Gait(), new Random(Seed));
        var solver = new InverseKinematics(model, IkReferenceTests.Tasks());
        var n = model.CoordinateCount;
        var exact = Markers(model, solver, AllModels.RandomVector(n, random, 0.2));
        solver.Solve(exact);
        var (mean, covariance) = (solver.Pose.ToArray(), new double[n * n]);
        solver.CalculateCovariance(Noise, exact, covariance);
        var squares = new double[n];
        for (var trial = 0; trial < Tries; trial++)
        {
            solver.Start(mean);
            solver.Solve([.. exact.Select(value => value + (Noise * Normal(random)))]);
            for (var c = 0; c < n; c++)
            {
                squares[c] += Math.Pow(solver.Pose[c] - mean[c], 2);
            }
        }

        // The spread of a variance over 600 tries is 6 %; four of it.
        for (var c = 0; c < n; c++)
        {
            (squares[c] / Tries).ShouldBe(covariance[(c * n) + c], (0.25 * covariance[(c * n) + c]) + 1e-12, model.Coordinates[c].Name);
        }
    }

    [Fact]
    public void What_no_marker_holds_has_no_bound()
    {
        var model = Gait();
        var solver = new InverseKinematics(model, new([new MarkerTask("R.ASIS", 1)], []));
        var places = Markers(model, solver, model.GetDefaultPose());
        solver.Solve(places).Converged.ShouldBeTrue();
        Should.Throw<ModelException>(() => solver.CalculateCovariance(0.001, places, new double[model.CoordinateCount * model.CoordinateCount]))
            .Message.ShouldContain("no bound");
    }

    [Fact]
    public void A_task_must_name_what_is_there()
    {
        var model = Gait();
        Should.Throw<ModelException>(() => new InverseKinematics(model, new([new MarkerTask("Nose", 1)], []))).Message.ShouldContain("'Nose'");
        Should.Throw<ModelException>(() => new InverseKinematics(model, new([new MarkerTask("R.ASIS", -1)], []))).Message.ShouldContain("-1");
        Should.Throw<ArgumentException>(() => new InverseKinematics(model, IkTasks.AllMarkers(model)).Solve([1, 2])).Message.ShouldContain("2 numbers");
    }

    [Theory]
    [MemberData(nameof(AllModels.Data), MemberType = typeof(AllModels))]
    public void Gradient_and_Hessian_are_the_derivatives_of_the_objective(string file)
    {
        const double Step = 1e-5;
        output.WriteLine($"seed {Seed}");
        var (description, random) = (AllModels.Describe(file), new Random(Seed));
        description = description with
        {
            Markers = [.. description.Segments.Select((segment, i) => new MarkerDescription($"m{i}", segment.Name, Near()))],
        };
        var model = BodyModel.Compile(description);
        var objective = new MarkerObjective(model, new([.. description.Markers.Select(m => new MarkerTask(m.Name, 0.5 + random.NextDouble()))], []));
        var pose = AllModels.RandomPose(model, random);
        var places = AllModels.RandomVector(3 * objective.MarkerCount, random);
        objective.Prepare(places, default);
        var (n, gradient, hessian) = (objective.Free.Length, GradientAt(0, 0), (double[])objective.Hessian.Clone());
        for (var i = 0; i < n; i++)
        {
            var (value, before, after) = (ValueAt(i, Step) - ValueAt(i, -Step), GradientAt(i, -Step), GradientAt(i, Step));
            (value / (2 * Step)).ShouldBe(gradient[i], 1e-6, model.Coordinates[objective.Free[i]].Name);
            for (var j = 0; j <= i; j++)
            {
                // Splines of a coupling have jumps in their third derivative, which a difference of gradients sees.
                ((after[j] - before[j]) / (2 * Step)).ShouldBe(hessian[(i * n) + j], 1e-4 * (1 + Math.Abs(hessian[(i * n) + j])), $"{i}, {j}");
            }
        }

        Spatial.Vec3 Near() => new(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);

        double ValueAt(int variable, double step)
        {
            var moved = (double[])pose.Clone();
            moved[objective.Free[variable]] += step;
            model.Table.ApplyCouplings(moved);
            return objective.Evaluate(moved, places);
        }

        double[] GradientAt(int variable, double step)
        {
            ValueAt(variable, step);
            var moved = (double[])pose.Clone();
            moved[objective.Free[variable]] += step;
            model.Table.ApplyCouplings(moved);
            objective.Linearise(moved, places, bends: true);
            return (double[])objective.Gradient.Clone();
        }
    }

    private static double[] Markers(BodyModel model, InverseKinematics solver, double[] pose)
    {
        var work = new Workspace(model);
        ForwardKinematics.UpdatePositions(work, pose);
        return [.. solver.MarkerNames.SelectMany(name =>
        {
            var marker = model.Description.Markers.First(marker => marker.Name == name);
            var place = work.GetFrame(model.FindSegment(marker.Segment)).Apply(marker.Location);
            return new[] { place.X, place.Y, place.Z };
        })];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
