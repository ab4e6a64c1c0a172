import GSLNumerics
import Posterior

extension Workload {
  /// W5: a softmax regression learns images, kept as bytes, by stochastic gradient descent in
  /// batches of 100.
  static let softmaxDescent = Workload(
    name: "W5", title: "softmax regression by descent", sizes: ["60000x784 e10"],
    smokeSize: "500x784 e1"
  ) { size, setting in
    let images = try Images(count: size.rows, setting.data)
    return Job(isRead: images.isRead, isRandom: true) { seed in
      var random = RandomSource(seed: seed)
      let model = try SoftmaxRegression.train(
        on: images.training, optimizer: .gradientDescent(rate: 0.1), epochs: size.epochs ?? 10,
        batchSize: size.batch ?? 100, using: &random
      ).model
      return {
        let training = model.figures(images.training)
        return [
          ("train_loss", training.loss), ("train_accuracy", training.accuracy),
          ("test_accuracy", model.figures(images.test).accuracy),
        ]
      }
    }
  }
}
