using Hipwise.Care.Following;
using Hipwise.Care.Movements;
using Hipwise.Care.Tests.Movements;
using Hipwise.Core;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Care.Tests.Following;

/// <summary>The body model is filmed while it does what a figure shows; following the points finds its pose again, and what it asks of the muscles.</summary>
public class PersonFollowerTests(ITestOutputHelper output)
{
    private const double Rate = 20;
    private const int StillFrames = 45;
    private const int Seeds = 3;

    private static readonly string[] Joints =
        ["hip_flexion_r", "hip_adduction_r", "knee_angle_r", "hip_flexion_l", "hip_adduction_l", "knee_angle_l", "lumbar_extension", "lumbar_bending"];

    // Where the camera stands (deg around from the front), the largest error of a joint (deg, root of the mean square over joints, frames and seeds), and of
    // gluteus medius and maximus (share of their strength, mean over frames).
    [Theory]
    [InlineData("single-leg-squat", 0, 8, 0.08)]
    [InlineData("single-leg-stance", 0, 8, 0.08)]
    [InlineData("squat-and-hinge", 90, 8, 0.08)]
    [InlineData("squat-and-hinge", 0, 10, 0.18)] // one camera in front does not see how far a trunk leans forwards
    [InlineData("single-leg-bridge", 90, 8, 0.22)] // what is followed still rests on the pelvis when what was simulated does not
    [InlineData("side-lying-abduction", 0, 9, 0.1)]
    [InlineData("chair-stand", 90, 9, 0.12)]
    [InlineData("step-down", 0, 8, 0.18)]
    [InlineData("single-leg-deadlift", 90, 8, 0.08)]
    [InlineData("modified-thomas", 90, 8, 0.1)]
    public void The_pose_and_its_demand_are_found_again(string id, double azimuth, double mostDegrees, double mostActivation)
    {
        var acted = new Acted(id, Side.Right);
        var (squares, count, told, frames) = (0.0, 0, 0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (medius, maximus) = (new List<double>(), new List<double>());
            acted.Follow(new Random(seed), azimuth, 0.7, (frame, follower) =>
            {
                frames++;
                foreach (var joint in Joints)
                {
                    squares += Math.Pow(double.RadiansToDegrees(follower.Pose[follower.Model.FindCoordinate(joint)] - acted.At(frame, joint)), 2);
                    count++;
                }

                if (follower.State == FollowState.Told)
                {
                    told++;
                    medius.Add(Acted.Found(follower, "gluteus-medius").Activation - acted.Truth(frame, "glmed"));
                    maximus.Add(Acted.Found(follower, "gluteus-maximus").Activation - acted.Truth(frame, "glmax"));
                }
            });
            output.WriteLine($"{id} seed {seed}: gluteus medius off by {medius.Average():0.00}, maximus by {maximus.Average():0.00}");
            Math.Abs(medius.Average()).ShouldBeLessThan(mostActivation, $"medius, seed {seed}");
            Math.Abs(maximus.Average()).ShouldBeLessThan(mostActivation, $"maximus, seed {seed}");
        }

        output.WriteLine($"{id}: joints off by {Math.Sqrt(squares / count):0.0}°, demand told in {told / (double)frames:P0}");
        Math.Sqrt(squares / count).ShouldBeLessThan(mostDegrees);
        // Bent over one foot, small errors of the pose already need more than that foot can give.
        (told / (double)frames).ShouldBeGreaterThan(0.75);
    }

    [Fact]
    public void Exact_points_give_the_stance_within_a_few_degrees_and_the_demand_within_a_few_hundredths()
    {
        var acted = new Acted("single-leg-stance", Side.Right);
        acted.Follow(new Random(1), 0, 0, (frame, follower) =>
        {
            follower.State.ShouldBe(FollowState.Told);
            double.RadiansToDegrees(follower.Pose[follower.Model.FindCoordinate("hip_adduction_r")] - acted.At(frame, "hip_adduction_r")).ShouldBe(0, 2);
            Acted.Found(follower, "gluteus-medius").Activation.ShouldBe(acted.Truth(frame, "glmed"), 0.08);
        });
    }

    [Fact]
    public void The_interval_holds_what_it_says_while_one_leg_is_stood_on()
    {
        var (held, told, acted) = (0, 0, new Acted("single-leg-stance", Side.Right));
        for (var seed = 1; seed <= 20; seed++)
        {
            (FollowedMuscle Found, double Truth)? last = null;
            acted.Follow(new Random(seed), 0, 1, (frame, follower) => last = frame == acted.Middle && follower.State == FollowState.Told
                ? (Acted.Found(follower, "gluteus-medius"), acted.Truth(frame, "glmed")) : last, acted.Middle + 1);
            output.WriteLine($"seed {seed}: {last?.Found.Activation:0.00} ± {last?.Found.Deviation:0.00}, truth {last?.Truth:0.00}");
            told += last is null ? 0 : 1;
            held += last is var (found, truth) && Math.Abs(found.Activation - truth) <= 1.96 * found.Deviation ? 1 : 0;
        }

        // What is known of coordinates is in the interval too, so it is wider than points alone ask for. Where a muscle is at its most, as in a deadlift on one
        // leg, the first order tells too little: docs/validation/camera.md.
        told.ShouldBeGreaterThanOrEqualTo(15);
        (held / (double)told).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public void Who_leaves_is_not_followed_and_who_comes_back_is()
    {
        var acted = new Acted("single-leg-squat", Side.Left);
        var take = acted.Film(new Random(3), 0, 0.5);
        var nobody = new float[LandmarkTake.Stride];
        Array.Fill(nobody, float.NaN);
        var follower = acted.NewFollower();
        for (var frame = 0; frame < take.FrameCount; frame++)
        {
            var away = frame is > 60 and < 90;
            follower.Update(
                take.Times[frame], away ? nobody : take.ImageOf(frame), away ? nobody : take.World.AsSpan(frame * LandmarkTake.Stride, LandmarkTake.Stride),
                take.Width, take.Height, double.NaN);
            (follower.State == FollowState.Unseen).ShouldBe(away, $"frame {frame}");
            follower.FindMuscles().IsEmpty.ShouldBe(follower.State != FollowState.Told);
        }
    }

    [Fact]
    public void Somebody_else_of_another_shape_fits_no_body()
    {
        var acted = new Acted("single-leg-stance", Side.Right);
        var take = acted.Film(new Random(4), 0, 0);
        var follower = acted.NewFollower();
        for (var frame = 0; frame < 30; frame++)
        {
            var image = take.ImageOf(frame).ToArray();
            for (var i = 0; i < LandmarkNames.Count; i++)
            {
                image[4 * i] = 0.5f + ((float)Math.Sin(i * 2.3) * 0.3f);
            }

            follower.Update(take.Times[frame], image, take.World.AsSpan(frame * LandmarkTake.Stride, LandmarkTake.Stride), take.Width, take.Height, 0);
            follower.State.ShouldNotBe(FollowState.Told, $"frame {frame}");
        }
    }

    [Fact]
    public void What_is_seen_less_surely_pulls_less()
    {
        var acted = new Acted("single-leg-stance", Side.Right);
        var take = acted.Film(new Random(1), 0, 0);
        double KneeWith(float shift, float visibility)
        {
            var follower = acted.NewFollower();
            for (var frame = 0; frame < 40; frame++)
            {
                var image = take.ImageOf(frame).ToArray();
                var at = 4 * (int)Landmark.RightKnee;
                (image[at], image[at + 3]) = (image[at] + shift, visibility);
                follower.Update(
                    take.Times[frame], image, take.World.AsSpan(frame * LandmarkTake.Stride, LandmarkTake.Stride), take.Width, take.Height, take.Roll[frame]);
            }

            return follower.Pose[follower.Model.FindCoordinate("hip_adduction_r")];
        }

        var straight = KneeWith(0, 0.95f);
        var (sure, unsure) = (Math.Abs(KneeWith(0.03f, 0.95f) - straight), Math.Abs(KneeWith(0.03f, 0.5f) - straight));
        sure.ShouldBeGreaterThan(0.01);
        unsure.ShouldBeLessThan(0.9 * sure);
    }

    [Fact]
    public void Left_and_right_mirror_each_other()
    {
        double[] Activations(Side side)
        {
            var acted = new Acted("single-leg-squat", side);
            var found = new List<double>();
            acted.Follow(new Random(1), 0, 0, (_, follower) =>
                found.Add(follower.FindMuscles().First(one => one.Muscle == "gluteus-medius" && one.Side == side).Activation));
            return [.. found];
        }

        var (left, right) = (Activations(Side.Left), Activations(Side.Right));
        left.Zip(right).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void Following_allocates_next_to_nothing()
    {
        var acted = new Acted("single-leg-squat", Side.Right);
        var take = acted.Film(new Random(1), 0, 0.5);
        var follower = acted.NewFollower();
        var block = new short[follower.BlockSize];
        void Run(int from, int to)
        {
            for (var frame = from; frame < to; frame++)
            {
                follower.Update(
                    take.Times[frame], take.ImageOf(frame), take.World.AsSpan(frame * LandmarkTake.Stride, LandmarkTake.Stride), take.Width, take.Height, 0);
                follower.WriteBlock(block);
            }
        }

        Run(0, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(100, take.FrameCount);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / (take.FrameCount - 100)).ShouldBeLessThan(64);
    }

    [Fact]
    public void An_exercise_that_there_is_not_is_named() => Should.Throw<SimulationRequestException>(() =>
        new PersonFollower(TestKnowledge.Shipped, OwnBody.Model, "squad", Side.Left, 3)).Message.ShouldContain("squad");

    // A body that stands in a figure's first pose for a while, and then does it.
    private sealed class Acted
    {
        private readonly SimulatedExercise done;
        private readonly List<double[]> poses;
        private readonly string id;
        private readonly Side side;

        public Acted(string id, Side side)
        {
            (this.id, this.side) = (id, side);
            done = ExerciseSimulation.Run(TestKnowledge.Shipped, OwnBody.Shipped, id, new ExerciseRequest { Side = side, Frames = 120 });
            var motion = done.Result.Motion;
            poses = [.. Enumerable.Range(0, motion.Count).Select(i => motion.Channels.Select(channel => channel[i]).ToArray())];
        }

        public int Middle => poses.Count / 2;

        public double At(int frame, string coordinate) => done.Result.Motion.Find(coordinate)![frame];

        public double Truth(int frame, string prefix)
        {
            var (sum, strength) = (0.0, 0.0);
            foreach (var muscle in OwnBody.Shipped.Muscles.Where(one => one.Name.StartsWith(prefix, StringComparison.Ordinal)
                && one.Name.EndsWith(side == Side.Left ? "_l" : "_r", StringComparison.Ordinal)))
            {
                sum += done.Result.Activations.Find(muscle.Name)![frame] * muscle.MaximumIsometricForce;
                strength += muscle.MaximumIsometricForce;
            }

            return sum / strength;
        }

        public static FollowedMuscle Found(PersonFollower follower, string muscle) =>
            follower.FindMuscles().First(one => one.Muscle == muscle && one.Side == Side.Right);

        public PersonFollower NewFollower() => new(TestKnowledge.Shipped, OwnBody.Model, id, side, 3);

        public LandmarkTake Film(Random random, double azimuth, double offsets) =>
            new BodyStudio(OwnBody.Shipped, TestKnowledge.Shipped, random) { Azimuth = azimuth, Offsets = offsets }
                .Film(Rate, [.. Enumerable.Repeat(poses[0], StillFrames), .. poses]);

        public void Follow(Random random, double azimuth, double offsets, Action<int, PersonFollower> look, int most = int.MaxValue)
        {
            var (take, follower) = (Film(random, azimuth, offsets), NewFollower());
            for (var frame = 0; frame < take.FrameCount && frame - StillFrames < most; frame++)
            {
                follower.Update(
                    take.Times[frame], take.ImageOf(frame), take.World.AsSpan(frame * LandmarkTake.Stride, LandmarkTake.Stride), take.Width, take.Height,
                    take.Roll[frame]);
                if (frame >= StillFrames)
                {
                    look(frame - StillFrames, follower);
                }
            }
        }
    }
}
